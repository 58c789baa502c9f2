import type { Health } from '../config/schema.ts'
import type { Clock, Verdict } from '../ports.ts'
import type { HealthReport } from './health.ts'

export type ConfirmOptions = {
  /** One round: all probes at once. */
  readonly check: (signal: AbortSignal) => Promise<HealthReport>
  readonly clock: Clock
  readonly confirm: Health['confirm']
  readonly signal: AbortSignal
  /** When to settle for what is known, confirmed or not. */
  readonly deadline?: Date
  readonly onResult?: (round: Round) => void
}

/** One round, and how far it got us. */
export type Round = HealthReport & {
  /** From 1. */
  readonly round: number
  /** Consecutive good and bad rounds, this one included; one of them is 0. */
  readonly good: number
  readonly bad: number
  /** `1 of 2 good checks`. */
  readonly progress: string
}

export type Confirmation = HealthReport & {
  /** False where the deadline came first. */
  readonly confirmed: boolean
  readonly rounds: number
}

/**
 * Asks again until enough consecutive rounds agree: `successes` good ones make `up`, `failures` bad
 * ones what they say. A round in which only we failed does not outweigh one that saw the service
 * fail. Rejects with the signal's reason when it is aborted. All time is the clock's.
 */
export async function confirm(options: ConfirmOptions): Promise<Confirmation> {
  const { check, clock, signal, deadline } = options
  const { failures, successes, every } = options.confirm
  let good = 0
  let bad = 0
  let seen: HealthReport | undefined

  for (let round = 1; ; round += 1) {
    signal.throwIfAborted()
    const report = await check(signal)
    signal.throwIfAborted()
    const isUp = report.verdict === 'up'
    good = isUp ? good + 1 : 0
    bad = isUp ? 0 : bad + 1
    seen = isUp || seen === undefined || bad === 1 ? report : worthier(seen, report)
    const progress = isUp ? count(good, successes, 'good') : count(bad, failures, 'bad')
    options.onResult?.({ ...report, round, good, bad, progress })

    if (good >= successes || bad >= failures) return { ...seen, confirmed: true, rounds: round }
    if (deadline !== undefined && clock.now().getTime() + every > deadline.getTime()) {
      return { ...unconfirmed(seen, progress), confirmed: false, rounds: round }
    }
    await clock.sleep(every, signal)
  }
}

function worthier(before: HealthReport, now: HealthReport): HealthReport {
  return now.verdict === 'unknown' && before.verdict !== 'unknown' ? before : now
}

function unconfirmed(seen: HealthReport, progress: string): HealthReport {
  const verdict: Verdict = seen.verdict === 'up' ? 'unknown' : seen.verdict
  return { ...seen, verdict, reasons: [`time is up at ${progress}`, ...seen.reasons] }
}

function count(have: number, need: number, kind: string): string {
  return `${Math.min(have, need)} of ${need} ${kind} ${need === 1 ? 'check' : 'checks'}`
}
