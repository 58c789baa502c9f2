import { runNode } from '../measure/node.ts'
import { observedOf, observing } from '../measure/observed.ts'
import { median, quantile, rounded } from '../measure/statistics.ts'
import type { Built } from '../subject/built.ts'
import { writeStrangers } from '../subject/comments.ts'
import { openCounter } from '../subject/counter.ts'
import { mb, ms, times, type Table } from '../table.ts'

const bare = 'node -e 0'

export type IgnoredRow = {
  readonly name: string
  readonly medianMs: number
  readonly p90Ms: number
  readonly megabytes: number
  readonly requests: number
  readonly chunks: number
  /** Median of what it took, to that of bare node. */
  readonly wallRatio: number
  readonly memoryRatio: number
}

type Subject = { readonly name: string; readonly args: string[]; env: Record<string, string> }

/** Measures comments that are not for us beside a node that does nothing, taking turns. */
export async function measureIgnored(built: Built, runs: number): Promise<readonly IgnoredRow[]> {
  const counter = await openCounter()
  const strangers = await writeStrangers(built.scratch, counter.url)
  const subjects: readonly Subject[] = [
    { name: bare, args: ['-e', '0'], env: {} },
    ...strangers.map(({ name, env }) => ({ name, args: [built.index], env })),
  ]
  const walls = subjects.map((): number[] => [])
  const memory = subjects.map((): number[] => [])
  for (let run = -1; run < runs; run++) {
    for (const [index, { args, env }] of subjects.entries()) {
      const { milliseconds } = await runNode(args, env)
      // The first of each warms the disk's cache.
      if (run >= 0) walls[index]?.push(milliseconds)
    }
  }
  // Watching costs a little time, so it is done in further runs.
  for (let run = 0; run < Math.min(runs, 5); run++) {
    for (const [index, { args, env }] of subjects.entries()) {
      const { pid } = await runNode(args, { ...env, ...observing(built.scratch) })
      memory[index]?.push((await observedOf(built.scratch, pid)).megabytes)
    }
  }
  const rows: IgnoredRow[] = []
  for (const [index, { name, args, env }] of subjects.entries()) {
    const before = counter.count()
    const { pid } = await runNode(args, { ...env, ...observing(built.scratch, true) })
    const { files } = await observedOf(built.scratch, pid)
    const [wall = [], held = []] = [walls[index], memory[index]]
    rows.push({
      name,
      medianMs: rounded(median(wall), 1),
      p90Ms: rounded(quantile(wall, 0.9), 1),
      megabytes: rounded(median(held), 1),
      requests: counter.count() - before,
      chunks: (await built.chunks(files)).length,
      wallRatio: rounded(median(wall) / median(walls[0] ?? []), 2),
      memoryRatio: rounded(median(held) / median(memory[0] ?? []), 2),
    })
  }
  await counter.close()
  return rows
}

/** The table of them. */
export function ignoredTable(rows: readonly IgnoredRow[]): Table {
  return {
    title: 'A comment that is not for us, beside bare node',
    head: ['', 'wall', 'p90', '÷ node', 'memory', '÷ node', 'requests', 'chunks'],
    rows: rows.map((row) => [
      row.name,
      ms(row.medianMs),
      ms(row.p90Ms),
      times(row.wallRatio),
      mb(row.megabytes),
      times(row.memoryRatio),
      String(row.requests),
      String(row.chunks),
    ]),
  }
}
