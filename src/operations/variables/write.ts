import { OutageError } from '../../errors.ts'
import { readCommit } from '../../github/git.ts'
import type { Variable } from '../../ports.ts'
import { restorationOf, type Restoration } from '../../variables/difference.ts'
import { listed } from '../../variables/names.ts'
import type { ServiceContext } from '../../engine/context.ts'
import type { Journal } from '../journal.ts'
import { readNow, type PlaceVariables } from './place.ts'
import { inWords, restoreSteps, type Restored } from './restored.ts'
import { keepSnapshot, openForRestore, snapshotId } from './snapshots.ts'

/** What is to be put back, and whence. Plain data: it is kept in the journal. */
export type Wanted = {
  /** Id of the snapshot. */
  readonly snapshot: string
  /** Names of the variables that are meant; all of them without it. */
  readonly only?: readonly string[]
}

/** What putting a snapshot back would write now. Changes nothing. */
export async function planRestoration(
  at: PlaceVariables,
  wanted: Wanted,
  known?: readonly Variable[],
): Promise<Restoration> {
  const { snapshot, only } = wanted
  const [sealed, now] = await Promise.all([openForRestore(at, snapshot), known ?? readNow(at)])
  const names = new Set([...sealed.variables, ...now].map(({ name }) => name))
  const strange = (only ?? []).filter((name) => !names.has(name))
  if (strange.length > 0) {
    throw new OutageError('command-invalid', `There is no variable ${listed(strange)}.`, {
      remedy: '`--dry-run` without `--only` names those that differ.',
    })
  }
  return restorationOf(now, sealed.variables, only)
}

/** Names of what differs, without any value. */
export function namesOf({ difference, kept }: Restoration): Restored {
  const { added, changed, removed } = difference
  return { added, changed, removed, kept }
}

export type RestoreJob = {
  readonly context: ServiceContext
  readonly journal: Journal
  readonly at: PlaceVariables
  readonly wanted: Wanted
  /** Full sha of the release that ran when the operation began. */
  readonly running: string
  /** From 1: each attempt of a rollback has its own steps. */
  readonly number: number
}

/** Id of the snapshot of what an operation was about to replace. */
export const beforeId = (operation: string): string => snapshotId(`before ${operation}`)

/**
 * Puts variables back: what is there is kept aside first, then what differs is written, and read
 * again. All of it can be repeated: a run that resumes writes what is left, and what was kept aside
 * first stays that.
 */
export async function restoreVariables(job: RestoreJob): Promise<Restored> {
  const { journal, at, wanted, running, number } = job
  const [kept, put] = restoreSteps(number)
  let now: readonly Variable[] | undefined
  await journal.step<{ readonly snapshot: string }>({
    name: kept?.name ?? '',
    title: kept?.title ?? '',
    async run() {
      const id = beforeId(journal.id)
      const variables = (now = await readNow(at))
      await keepSnapshot(at, { id, kind: 'before', sha: running, variables })
      return { result: { snapshot: id }, evidence: { text: `snapshot ${id}` } }
    },
  })
  return journal.step<Restored>({
    name: put?.name ?? '',
    title: put?.title ?? '',
    async run() {
      const restoration = await planRestoration(at, wanted, now)
      const result = namesOf(restoration)
      const { change } = restoration
      if (change.set.length + change.remove.length > 0) {
        await at.store.write(change)
        await refuseUnwritten(at, wanted)
      }
      const text = inWords(result, few) || 'they were set already'
      return { result, evidence: { text } }
    },
  })
}

/** Names as evidence: in one line, without marks. */
function few(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ')
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown
}

/** A store that says yes and does nothing is found out before anything is deployed. */
async function refuseUnwritten(at: PlaceVariables, wanted: Wanted): Promise<void> {
  const now = await readNow(at)
  const { difference } = await planRestoration(at, wanted, now)
  const hidden = new Set(now.filter(({ value }) => value === undefined).map(({ name }) => name))
  const left = [...difference.added, ...difference.changed, ...difference.removed].filter(
    (name) => !hidden.has(name),
  )
  if (left.length === 0) return
  throw new OutageError(
    'variables-refused',
    `${at.store.name} took the variables, and does not have them: ${listed(left)}.`,
    { remedy: '`/retry` writes what is left; look at the store’s own page, too.' },
  )
}

/**
 * The commit to deploy so that variables act: the one that runs; where they are a file of the branch,
 * its head, which holds the same code.
 */
export async function commitToDeploy(
  { engine, place }: ServiceContext,
  at: PlaceVariables,
  running: string,
): Promise<string> {
  if (!at.store.inCommit) return running
  const head = await readCommit(engine.codeOf(place), place.settings.branch)
  return head?.sha ?? running
}
