import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { median, rounded } from '../measure/statistics.ts'
import { stopwatch } from '../measure/stopwatch.ts'
import { revertByApi, revertByClone, taken } from '../subject/reverts.ts'
import { openSite } from '../subject/site.ts'
import { ms, times, type Table } from '../table.ts'

export type RevertRow = {
  readonly commits: number
  readonly apiMs: number
  readonly cloneMs: number
  readonly shallowMs: number
  readonly cloneRatio: number
  readonly shallowRatio: number
}

/** Takes the same commits back in three ways, in turns, in a repository of that many commits. */
export async function measureRevert(commits: number, runs: number): Promise<RevertRow> {
  const site = await openSite(commits)
  const [head, target] = await Promise.all(
    ['main', `main~${taken}`].map((name) => git(site.git, ['rev-parse', name])),
  )
  if (head === undefined || target === undefined) throw new Error('The history is too short.')
  const ways = {
    api: () => revertByApi(site, target),
    clone: () => revertByClone(site, target),
    shallow: () => revertByClone(site, target, taken + 1),
  }
  const took: Record<keyof typeof ways, number[]> = { api: [], clone: [], shallow: [] }
  const names = ['api', 'clone', 'shallow'] as const
  for (let run = -1; run < runs; run++) {
    for (const name of names) {
      const milliseconds = await stopwatch(ways[name])
      if ((await treeOf(site.git, 'main')) !== (await treeOf(site.git, target)))
        throw new Error(`The revert by ${name} did not revert.`)
      await git(site.git, ['update-ref', 'refs/heads/main', head])
      // The first of each warms the disk's cache.
      if (run >= 0) took[name].push(milliseconds)
    }
  }
  await site.close()
  const [api, clone, shallow] = [median(took.api), median(took.clone), median(took.shallow)]
  return {
    commits,
    apiMs: rounded(api, 1),
    cloneMs: rounded(clone, 1),
    shallowMs: rounded(shallow, 1),
    cloneRatio: rounded(clone / api, 2),
    shallowRatio: rounded(shallow / api, 2),
  }
}

function treeOf(directory: string, name: string): Promise<string> {
  return git(directory, ['rev-parse', `${name}^{tree}`])
}

/** The table of them. */
export function revertTable(rows: readonly RevertRow[]): Table {
  return {
    title: `Taking ${taken} commits back: through the API, and by clone, revert and push`,
    head: ['commits', 'API', 'full clone', '÷ API', `clone of ${taken + 1}`, '÷ API'],
    rows: rows.map((row) => [
      row.commits.toLocaleString('en-GB'),
      ms(row.apiMs),
      ms(row.cloneMs),
      times(row.cloneRatio),
      ms(row.shallowMs),
      times(row.shallowRatio),
    ]),
  }
}
