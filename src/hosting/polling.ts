import type { Clock } from '../ports.ts'

/** Milliseconds between two questions: a twelfth of the time that has passed, within these. */
const shortest = 30
const longest = 15_000

export type PollOptions = {
  readonly clock: Clock
  /** Milliseconds after which there is no point in asking any more. */
  readonly timeout: number
  readonly signal: AbortSignal
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
  { clock, timeout, signal, calm = () => 0 }: PollOptions,
): Promise<T | undefined> {
  const begin = clock.now().getTime()
  for (;;) {
    const passed = clock.now().getTime() - begin
    const pause = Math.max(shortest, calm(), Math.min(longest, passed / 12))
    if (passed + pause > timeout) return undefined
    await clock.sleep(pause, signal)
    signal.throwIfAborted()
    const answer = await ask()
    if (answer !== undefined) return answer
  }
}
