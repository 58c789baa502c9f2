import pMap from 'p-map'
import { endedRuns, endedRunsOf, workflowFiles, type EndedRuns } from '../github/actions.ts'
import type { GitHub } from '../github/client.ts'
import { text } from '../triggers/payload.ts'

/** ETags of lists that were read before: of the repository's runs, and of each workflow's. */
export type SeenLists = {
  readonly etag: string | undefined
  readonly etags: Readonly<Record<string, string>> | undefined
}

/** Milliseconds that a deployment may take: lists are in the order in which runs were created. */
const longestRun = 3_600_000

/** Pages of a hundred runs that are read of one workflow; GitHub lists a thousand runs at most. */
const mostPages = 10

/**
 * Runs that have ended since a moment (milliseconds), as GitHub describes them; nothing if nothing
 * changed. The newest hundred of the repository are asked for, whatever they are runs of. If they do not
 * reach back that far, each of the workflows (by name or file) is asked for, page by page.
 */
export async function endedSince(
  github: GitHub,
  workflows: readonly string[],
  since: number,
  known: SeenLists,
): Promise<{ readonly runs: readonly unknown[]; readonly lists: SeenLists } | undefined> {
  const newest = await endedRuns(github, known.etag)
  if (newest === undefined) return undefined
  const from = since - longestRun
  const { etag } = newest
  if (reaches(newest, from)) {
    return { runs: newest.runs, lists: { etag, etags: undefined } }
  }
  const lists = await pMap(
    await filesOf(github, workflows),
    async (file) => ({ file, ...(await allOf(github, file, from, known.etags?.[file])) }),
    { concurrency: 10 },
  )
  const etags = Object.fromEntries(
    lists.flatMap(({ file, etag: own }) => (own === undefined ? [] : [[file, own]])),
  )
  const runs = lists.flatMap((list) => list.runs)
  // What is in both lists is the same run.
  const byId = new Map([...newest.runs, ...runs].map((run) => [JSON.stringify(idOf(run)), run]))
  return { runs: [...byId.values()], lists: { etag, etags } }
}

async function allOf(
  github: GitHub,
  file: string,
  from: number,
  known: string | undefined,
): Promise<{ readonly runs: readonly unknown[]; readonly etag: string | undefined }> {
  const runs: unknown[] = []
  let etag = known
  for (let page = 1; page <= mostPages; page++) {
    const answer = await endedRunsOf(github, file, page, page === 1 ? known : undefined)
    if (answer === undefined) break
    if (page === 1) etag = answer.etag
    runs.push(...answer.runs)
    if (reaches(answer, from)) break
  }
  return { runs, etag }
}

/** True if a page holds all runs that were created since `from`. */
function reaches({ runs }: EndedRuns, from: number): boolean {
  return runs.length < 100 || Date.parse(text(runs.at(-1), 'created_at')) < from
}

/**
 * The event that a run of a repository would have sent, under the name by which the configuration knows
 * the repository: GitHub answers for one that was renamed, and then its runs carry the new name.
 */
export function asEvent(run: unknown, name: string): unknown {
  const own = text(run, 'repository', 'full_name')
  const isOurs = own !== '' && text(run, 'head_repository', 'full_name') === own
  const known = isOurs ? { ...Object(run), head_repository: { full_name: name } } : run
  return { workflow_run: known, repository: { full_name: name } }
}

/** The files of workflows that may be named by their names. */
async function filesOf(github: GitHub, workflows: readonly string[]): Promise<readonly string[]> {
  const isFile = (name: string): boolean => /\.ya?ml$/.test(name)
  const named = workflows.filter((name) => !isFile(name))
  const listed = named.length === 0 ? [] : await workflowFiles(github)
  const found = listed.filter(({ name }) => named.includes(name)).map(({ file }) => file)
  return [...new Set([...workflows.filter(isFile), ...found])]
}

const idOf = (run: unknown): unknown => Object(run)['id']
