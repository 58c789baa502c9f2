import type { Engine, Settings } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { readBranchFile, writeBranchFile, type BranchFile } from '../github/files.ts'
import { propose } from '../github/proposal.ts'
import { metricsOf, type Metrics } from '../incident/metrics.ts'
import { createRecordsBranch } from '../records/branch.ts'
import { recordsBranch } from '../records/keys.ts'
import { drawHistoryFile, withHistory } from '../views/history.ts'
import { drawMetricsFile } from '../views/metrics.ts'
import { readLines, type Lines } from './lines.ts'
import { contextOf } from './targets.ts'

/** A file that shows the history, and where. */
type Shown = {
  readonly path: string
  /** The default branch where absent. */
  readonly branch?: string
  /** What it should hold, given what it holds. */
  readonly draw: (seen: Seen, before: string | undefined) => string
}

type Seen = Lines & { readonly metrics: Metrics }

/** What came of the file on the default branch. */
export type Published = Seen & {
  readonly pull?: { readonly number: number; readonly url: string }
  /** Why the file on the default branch could not be written. */
  readonly refused?: string
}

const mostTries = 8

/**
 * Brings every file that shows the history up to date: `history.md` and `metrics.md` beside the
 * records, and the file that the configuration names. What is right already is left alone, so it can
 * be repeated; and as files are read before the index is, two at once end with everything in them.
 */
export async function publish(
  engine: Engine,
  settings: Settings,
  anew = false,
): Promise<Published> {
  const { file, by } = settings.config.history ?? {}
  const files: readonly Shown[] = [
    { path: 'history.md', branch: recordsBranch, draw: ({ lines }) => drawHistoryFile(lines) },
    { path: 'metrics.md', branch: recordsBranch, draw: ({ metrics }) => drawMetricsFile(metrics) },
    ...(file === undefined || by === 'pull-request' ? [] : [onDefaultBranch(file, settings)]),
  ]
  for (let tries = 0; tries < mostTries; tries++) {
    const befores = await Promise.all(
      files.map(({ path, branch }) => readBranchFile(engine.github, path, branch)),
    )
    const seen = await see(engine, settings, anew && tries === 0)
    const written = await writeAll(engine, files, befores, seen)
    if (written === 'again') continue
    if (file === undefined || (by === 'commit' && written === 'done')) return seen
    return { ...seen, ...(await proposeFile(engine, onDefaultBranch(file, settings), seen)) }
  }
  throw new OutageError('record-contended', 'The files of the history were changed by others.')
}

async function see(engine: Engine, settings: Settings, anew: boolean): Promise<Seen> {
  const found = await readLines(engine, settings.config, anew)
  return {
    ...found,
    metrics: metricsOf(found.lines, contextOf(settings, found.actionItems, engine.clock.now())),
  }
}

function onDefaultBranch(path: string, { playbook }: Settings): Shown {
  return { path, draw: ({ lines }, before) => withHistory(before, lines, playbook.history.columns) }
}

/** Writes what differs, one after the other. `refused`: the default branch takes pull requests only. */
async function writeAll(
  engine: Engine,
  files: readonly Shown[],
  befores: readonly (BranchFile | undefined)[],
  seen: Seen,
): Promise<'done' | 'again' | 'refused'> {
  let result: 'done' | 'refused' = 'done'
  for (const [index, { path, branch, draw }] of files.entries()) {
    const before = befores[index]
    const text = draw(seen, before?.text)
    if (text === before?.text) continue
    const written = await writeBranchFile(engine.github, {
      path,
      ...(branch === undefined ? {} : { branch }),
      text,
      before: before?.sha,
      message: branch === undefined ? 'Bring the outage history up to date [skip ci]' : 'Draw',
    })
    if (written === 'no-branch' && branch === recordsBranch) {
      await createRecordsBranch(engine.github)
      return 'again'
    }
    if (written === 'conflict' || written === 'no-branch') return 'again'
    if (typeof written === 'object') result = 'refused'
  }
  return result
}

async function proposeFile(
  engine: Engine,
  { path, draw }: Shown,
  seen: Seen,
): Promise<Pick<Published, 'pull' | 'refused'>> {
  const branch = 'outage/history'
  const [now, proposed] = await Promise.all([
    readBranchFile(engine.github, path),
    readBranchFile(engine.github, path, branch),
  ])
  const text = draw(seen, now?.text)
  if (text === now?.text) return {}
  const made = await propose(engine.github, {
    path,
    text,
    branch,
    title: 'Bring the outage history up to date',
    body: `Every outage so far, in \`${path}\`. Until it is merged it follows what happens.`,
    isUpToDate: proposed?.text === text,
  })
  return 'refused' in made ? { refused: made.refused } : { pull: made }
}
