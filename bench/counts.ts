import { join } from 'node:path'
import type { ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'
import { runNode } from './measure/node.ts'
import { observedOf, observing } from './measure/observed.ts'
import { partOf, type Built } from './subject/built.ts'
import { measureHour } from './section/hour.ts'
import { measuredCommands } from './subject/commands.ts'
import { writeStrangers } from './subject/comments.ts'
import { openCounter } from './subject/counter.ts'
import { openOutage } from './subject/outage.ts'
import { bytes, type Table } from './table.ts'

/** Counts by what was counted: the same on every machine. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

/**
 * Milliseconds added to every answer while counting: enough that what leaves together is seen to
 * leave together, on a machine that has other work too.
 */
const latency = 100

/** Counts requests, those in sequence, chunks loaded, and bytes. */
export async function measureCounts(built: Built): Promise<Counts> {
  const index = await partOf(join(built.index, '..'), 'index.js')
  return {
    'dist/index.js': { bytes: index.bytes },
    ...(await countIgnored(built)),
    ...(await countCommands(built)),
    ...(await countProviders(built)),
    ...(await measureHour(built)),
  }
}

async function countIgnored(built: Built): Promise<Counts> {
  const counter = await openCounter()
  const counts: Record<string, Record<string, number>> = {}
  for (const { name, env } of await writeStrangers(built.scratch, counter.url)) {
    const before = counter.count()
    const { pid } = await runNode([built.index], { ...env, ...observing(built.scratch, true) })
    const { files } = await observedOf(built.scratch, pid)
    const requests = counter.count() - before
    counts[`ignored: ${name}`] = { requests, ...(await loaded(built, files)) }
  }
  await counter.close()
  return counts
}

async function countCommands(built: Built): Promise<Counts> {
  const outage = await openOutage(built, { files: true })
  const issue = await outage.openIssue()
  const counts: Record<string, Record<string, number>> = {}
  for (const { name, play } of measuredCommands) {
    const { requests, depth, hosting, files } = await play(outage, issue, latency)
    counts[name] = {
      requests,
      depth,
      ...(hosting === undefined ? {} : { 'depth before the hosting': hosting.depth }),
      ...(await loaded(built, files)),
    }
  }
  await outage.remember(5_000, true)
  for (const line of ['/history', '/metrics']) {
    const { requests, files } = await outage.type('alice', issue, line)
    counts[`${line}, 5,000 incidents`] = { requests, ...(await loaded(built, files)) }
  }
  await outage.close()
  return counts
}

/** The same rollback where a company's API is called for it. */
async function countProviders(built: Built): Promise<Counts> {
  const counts: Record<string, Record<string, number>> = {}
  for (const [hosting, name] of Object.entries({ render: 'Render', vercel: 'Vercel' } as const)) {
    const outage = await openOutage(built, { files: true, hosting: hosting as ProviderName })
    const issue = await outage.openIssue()
    // The very first command makes the branch of the records, which is not what is counted here.
    await outage.type('alice', issue, '/health')
    const { files } = await outage.type('alice', issue, '/rollback', latency)
    const figures = outage.rollback()
    if (figures === undefined) throw new Error(`${name} was not called.`)
    counts[`/rollback on ${name}`] = {
      requests: figures.requests,
      depth: figures.depth,
      'depth before the hosting': figures.beforeHosting,
      ...(await loaded(built, files)),
    }
    await outage.close()
  }
  return counts
}

async function loaded(built: Built, files: readonly string[]): Promise<Record<string, number>> {
  const chunks = await built.chunks(files)
  const total = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0)
  return { chunks: chunks.length, 'bytes of chunks': total }
}

/** The table of them. */
export function countsTable(counts: Counts): Table {
  const columns = ['requests', 'depth', 'depth before the hosting', 'chunks', 'bytes of chunks']
  const cell = (value: number | undefined): string =>
    value === undefined ? '–' : value.toLocaleString('en-GB')
  const { 'dist/index.js': index, ...others } = counts
  return {
    title: `Counts; dist/index.js, which every start reads, has ${bytes(index?.['bytes'] ?? 0)}`,
    head: ['', ...columns],
    rows: Object.entries(others).map(([name, figures]) => [
      name,
      ...columns.map((column) => cell(figures[column])),
    ]),
  }
}
