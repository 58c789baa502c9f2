import { OutageError } from '../../errors.ts'
import type { Release } from '../../incident/record.ts'
import { changedIn, type ChangedIn } from '../../variables/changed.ts'
import { isSame } from '../../variables/difference.ts'
import { listed } from '../../variables/names.ts'
import type { Snapshot } from '../../variables/snapshot.ts'
import { snapshotsCompared } from './compare.ts'
import type { PlaceVariables } from './place.ts'
import { inWords } from './restored.ts'
import { loadSnapshot } from './snapshots.ts'

/** Variables that were changed between two good releases. */
export type VariablesChange = ChangedIn & {
  /** Which, by name. */
  readonly text: string
}

/** Releases that are looked at, at most. */
const most = 10

/**
 * How the variables changed from one good release to the next, for releases that went live between
 * `from` and `to` (ISO 8601, UTC), the newest first. A snapshot that is lost or damaged tells nothing.
 */
export async function changesBetween(
  at: Pick<PlaceVariables, 'engine' | 'place'>,
  releases: readonly Release[],
  from: string,
  to: string,
): Promise<VariablesChange[]> {
  const kept = releases
    .flatMap(({ snapshot, sha, at: liveAt }) => (snapshot ? [{ snapshot, sha, liveAt }] : []))
    .toSorted((a, b) => (a.liveAt < b.liveAt ? 1 : -1))
  const earlier = kept.filter(({ liveAt }) => liveAt <= to)
  const within = earlier.filter(({ liveAt }) => liveAt >= from).slice(0, most)
  // The oldest of them is compared with the one before it.
  const chosen = within.length === 0 ? [] : earlier.slice(0, within.length + 1)
  const snapshots = await Promise.all(chosen.map(({ snapshot }) => found(at, snapshot)))
  return chosen.flatMap(({ sha }, index): VariablesChange[] => {
    const [before, after] = [snapshots[index + 1], snapshots[index]]
    if (before === undefined || after === undefined) return []
    const difference = snapshotsCompared(before, after)
    if (isSame(difference)) return []
    const names = inWords({ ...difference, unknown: [] }, listed)
    return [
      {
        text: `${names}; the release ${sha.slice(0, 7)} was the first with them`,
        ...changedIn(difference, after.variables, { earliest: before.at, latest: after.at }),
      },
    ]
  })
}

/** A snapshot, or nothing where it is not what it should be. */
async function found(
  at: Pick<PlaceVariables, 'engine' | 'place'>,
  id: string,
): Promise<Snapshot | undefined> {
  try {
    return await loadSnapshot(at, id)
  } catch (error) {
    const isLost = error instanceof OutageError && error.code.startsWith('snapshot-')
    if (isLost) return undefined
    throw error
  }
}
