/** How long something runs, and how often it is said again. */
export type Run = {
  /** Tells this run from all others: the same at every sweep, whatever the time. */
  readonly key: string
  /** ISO 8601, UTC. */
  readonly since: string
  /** Milliseconds until it is said; `Infinity`: never. Before `since` if it is less than 0. */
  readonly for: number
  /** Milliseconds between that and the next time, and so on; once if there are none. */
  readonly every?: number
  /** True if the key is to name the moment, so that a run with another `since` is another one. */
  readonly dated?: boolean
}

/** A moment at which a run is said. */
export type Moment<T extends Run> = T & {
  /** ISO 8601, UTC. */
  readonly at: string
}

/** Times that one run is said at most. */
const most = 521

/**
 * The moments of these runs up to `now`, oldest first. They are made of timestamps alone, so it does not
 * matter how often anybody asks: each has one key.
 */
export function momentsBy<T extends Run>(runs: readonly T[], now: Date): readonly Moment<T>[] {
  return runs
    .flatMap((run) => momentsOf(run, now))
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

function momentsOf<T extends Run>(run: T, now: Date): readonly Moment<T>[] {
  const first = Date.parse(run.since) + run.for
  if (!Number.isFinite(first) || first > now.getTime()) return []
  const { every } = run
  const times = every === undefined ? 1 : Math.floor((now.getTime() - first) / every) + 1
  return Array.from({ length: Math.min(times, most) }, (_, time) => {
    const at = new Date(first + time * (every ?? 0)).toISOString()
    const isDated = every !== undefined || run.dated === true
    return { ...run, at, key: isDated ? `${run.key}:${at}` : run.key }
  })
}
