import type { Difference } from './difference.ts'

/** The time in which variables were changed: after `earliest`, not after `latest`; ISO 8601, UTC. */
export type ChangedIn = { readonly earliest: string; readonly latest: string }

/**
 * When the variables were changed that differ between two moments. Where the store says of all of them
 * when they were written last, it is that; else all the time between is possible.
 */
export function changedIn(
  { added, changed, removed }: Pick<Difference, 'added' | 'changed' | 'removed'>,
  after: readonly { readonly name: string; readonly changedAt?: string }[],
  between: ChangedIn,
): ChangedIn {
  const names = new Set([...added, ...changed])
  const times = after.flatMap(({ name, changedAt }) =>
    names.has(name) && changedAt !== undefined && isWithin(changedAt, between) ? [changedAt] : [],
  )
  const isTold = removed.length === 0 && times.length === names.size
  const [first] = times.toSorted()
  const last = times.toSorted().at(-1)
  if (!isTold || first === undefined || last === undefined) return between
  return { earliest: first, latest: last }
}

/** Stores cut their times to whole seconds. */
const precision = 1_000

function isWithin(at: string, { earliest, latest }: ChangedIn): boolean {
  return Date.parse(at) > Date.parse(earliest) - precision && at <= latest
}
