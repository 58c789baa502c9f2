import type { Clock } from '../ports.ts'

/** Milliseconds between two questions: a twelfth of the time that has passed, within these. */
const shortest = 30
const longest = 15_000

export type PollOptions = {
  readonly clock: Clock
  /** Milliseconds after which there is no point in asking any more. */
  readonly timeout: number
  readonly signal: AbortSignal
  /** When what is asked after began, in milliseconds since 1970; now, where nobody says. */
  readonly since?: number
  /** The least pause now, in milliseconds, such as where a limit is near. */
  readonly calm?: () => number
}

/**
 * Asks `ask` again and again until it answers something, or `undefined` when the time is over. The
 * longer it has taken the less often, so that the end is noticed soon for what it took. Nothing is
 * asked at once: nothing has ended in the moment in which it began.
 */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  { clock, timeout, signal, since, calm = () => 0 }: PollOptions,
): Promise<T | undefined> {
  const now = (): number => clock.now().getTime()
  const begin = since ?? now()
  let last = begin
  for (;;) {
    const pause = Math.max(shortest, calm(), Math.min(longest, (last - begin) / 12))
    const left = Math.max(0, last + pause - now())
    if (now() + left - begin > timeout) return undefined
    if (left > 0) await clock.sleep(left, signal)
    signal.throwIfAborted()
    const answer = await ask()
    if (answer !== undefined) return answer
    last = now()
  }
}
