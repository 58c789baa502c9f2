import type { Variable } from '../../ports.ts'
import { differenceOf, type Difference } from '../../variables/difference.ts'
import { digestKey } from '../../variables/digest.ts'
import type { Snapshot, SnapshotEntry } from '../../variables/snapshot.ts'
import { entriesOf, keyOf } from '../../variables/take.ts'
import type { PlaceVariables } from './place.ts'
import { openedSnapshot } from './snapshots.ts'

/** A value that nobody can read is told by when it was written last, where the store says so. */
const compared = (entries: readonly SnapshotEntry[]) =>
  entries.map(({ name, digest, changedAt }) => {
    if (digest !== undefined) return { name, is: digest, by: 'value' as const }
    return changedAt === undefined ? { name } : { name, is: changedAt, by: 'time' as const }
  })

/** Names alone, where values cannot be compared. */
const namesOf = (entries: readonly { readonly name: string }[]) =>
  entries.map(({ name }) => ({ name }))

/** How two snapshots differ, without opening them. */
export function snapshotsCompared(before: Snapshot, after: Snapshot): Difference {
  const isSameKey = before.key === after.key
  const entriesIn = ({ variables }: Snapshot) => (isSameKey ? compared : namesOf)(variables)
  return differenceOf(entriesIn(before), entriesIn(after))
}

/** How the variables differ from those in a snapshot: by digests where they can be compared, else opened. */
export async function comparedWith(
  at: PlaceVariables,
  snapshot: Snapshot,
  now: readonly Variable[],
): Promise<Difference> {
  const { engine, place } = at
  const secret = engine.vault.digestSecretOf(place)
  const own = digestKey(secret, place)
  if (own.id === snapshot.key) {
    return differenceOf(compared(snapshot.variables), compared(entriesOf(own, now)))
  }
  if (engine.vault.identity !== '') {
    const key = keyOf(await openedSnapshot(at, snapshot))
    return differenceOf(compared(snapshot.variables), compared(entriesOf(key, now)))
  }
  // Without either, names are all that can be told.
  return differenceOf(namesOf(snapshot.variables), namesOf(now))
}
