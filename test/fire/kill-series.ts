import type { Operation } from './operation.ts'
import { tryKill, type Comeback, type Kill } from './kill.ts'
import type { Trial } from './trial.ts'

/** One kill, and what became of it. */
export type Killed = { readonly operation: string; readonly kill: Kill; readonly trial: Trial }

/**
 * Kills an operation before and after each of its requests in turn, until it is over before it comes
 * to that. `step` takes every so manieth request only.
 */
export async function killSeries(
  operation: Operation,
  comeback: Comeback,
  options: {
    readonly step?: number
    readonly onTrial?: (killed: Killed) => void
    /** Runs trials, as many at a time as may. */
    readonly run: <T>(work: () => Promise<T>) => Promise<T>
  },
): Promise<readonly Killed[]> {
  const all: Killed[] = []
  const series = (['before', 'after'] as const).map(async (when) => {
    for (let request = 1; ; request += options.step ?? 1) {
      const kill = { request, when, comeback }
      const trial = await options.run(() => tryKill(operation, kill))
      const over = trial.hit === undefined
      // A last one that nothing hit must be well, too.
      if (over && trial.faults.length === 0) return
      const killed = { operation: operation.name, kill, trial }
      all.push(killed)
      options.onTrial?.(killed)
      if (over) return
    }
  })
  await Promise.all(series)
  return all
}
