import type { DueClock } from './record.ts'
import type { IncidentState } from './state.ts'

/** Milliseconds that the playbook gives. */
export type Targets = {
  readonly acknowledge: number
  readonly resolve: number
  readonly watch: number
}

/** A clock that runs, and when it runs out. */
export type Running = {
  readonly clock: DueClock['clock']
  /** Tells this time from others of the same clock in the same incident. */
  readonly key: string
  /** ISO 8601, UTC. */
  readonly at: string
}

type ClockRule = {
  readonly clock: DueClock['clock']
  /** Since when it runs, and how long; nothing where it does not. */
  readonly runs: (
    state: IncidentState,
    targets: Targets,
  ) => { readonly since: string; readonly for: number } | undefined
}

/** Every clock of an incident. A further one is a line here, and its act in `commands/clocks/`. */
const rules: readonly ClockRule[] = [
  {
    clock: 'acknowledge',
    runs: ({ status, acknowledged, declaredAt }, targets) =>
      status === 'open' && acknowledged === undefined
        ? { since: declaredAt, for: targets.acknowledge }
        : undefined,
  },
  {
    clock: 'resolve',
    runs: ({ status, declaredAt }, targets) =>
      status === 'open' ? { since: declaredAt, for: targets.resolve } : undefined,
  },
  {
    clock: 'watch-over',
    runs: ({ status, resolved }, targets) =>
      status === 'resolved' && resolved !== undefined
        ? { since: resolved.at, for: targets.watch }
        : undefined,
  },
]

/**
 * The clocks that run in an incident. Made of timestamps alone, so it does not matter how often
 * anybody looks: each runs out once, and its key says which time.
 */
export function runningClocks(state: IncidentState, targets: Targets): readonly Running[] {
  return rules.flatMap(({ clock, runs }) => {
    const run = runs(state, targets)
    if (run === undefined || !Number.isFinite(run.for)) return []
    const at = new Date(Date.parse(run.since) + run.for).toISOString()
    return { clock, key: `${clock}:${run.since}`, at }
  })
}

/** Those that have run out by now. */
export function dueClocks(state: IncidentState, targets: Targets, now: Date): readonly Running[] {
  return runningClocks(state, targets).filter(({ at }) => Date.parse(at) <= now.getTime())
}
