import type { ClockCause } from '../causes/clock.ts'
import type { IncidentState } from './state.ts'

/** Milliseconds that the playbook gives. */
export type Targets = {
  readonly acknowledge: number
  readonly resolve: number
  readonly watch: number
}

/** A clock that runs, and when it runs out. */
export type Running = {
  readonly clock: ClockCause['clock']
  /** Tells this time from others of the same clock in the same incident. */
  readonly key: string
  /** ISO 8601, UTC. */
  readonly at: string
}

type ClockRule = {
  readonly clock: ClockCause['clock']
  /**
   * Since when it runs, and how long; nothing where it does not. `named` is what its key is made of:
   * a start that is corrected is no reason to say it twice.
   */
  readonly runs: (
    state: IncidentState,
    targets: Targets,
  ) => { readonly since: string; readonly for: number; readonly named?: string } | undefined
}

/** Every clock of an incident. A further one is a line here, and its act in `commands/clocks/`. */
const rules: readonly ClockRule[] = [
  {
    clock: 'acknowledge',
    runs: ({ status, acknowledged, startedAt, declaredAt }, targets) =>
      status === 'open' && acknowledged === undefined
        ? { since: startedAt, for: targets.acknowledge, named: declaredAt }
        : undefined,
  },
  {
    clock: 'resolve',
    runs: ({ status, startedAt, declaredAt }, targets) =>
      status === 'open' ? { since: startedAt, for: targets.resolve, named: declaredAt } : undefined,
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
    return { clock, key: `${clock}:${run.named ?? run.since}`, at }
  })
}

/** Those that have run out by now. */
export function dueClocks(state: IncidentState, targets: Targets, now: Date): readonly Running[] {
  return runningClocks(state, targets).filter(({ at }) => Date.parse(at) <= now.getTime())
}
