import type { Clock } from '../ports.ts'

const first = 500
const longest = 15_000

/**
 * Asks `ask` again and again, first soon and then less often (0.5 s growing to 15 s), until it
 * answers something or `timeout` milliseconds have passed; then `undefined`.
 */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  options: { readonly clock: Clock; readonly timeout: number; readonly signal: AbortSignal },
): Promise<T | undefined> {
  const { clock, timeout, signal } = options
  const end = clock.now().getTime() + timeout
  for (let pause = first; ; pause = Math.min(longest, pause * 1.4)) {
    signal.throwIfAborted()
    const answer = await ask()
    if (answer !== undefined) return answer
    if (clock.now().getTime() + pause > end) return undefined
    await clock.sleep(pause, signal)
  }
}
