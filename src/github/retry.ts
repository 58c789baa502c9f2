import pRetry, { AbortError } from 'p-retry'

/** How long and how often a request is tried. */
export type RetryPolicy = {
  readonly retries: number
  /** First pause in milliseconds; doubled each time, with jitter. */
  readonly pause: number
  /** Longest that a server may make us wait (`retry-after`), in milliseconds. */
  readonly longestWait: number
  /** Milliseconds for one attempt. */
  readonly timeout: number
}

export const usualPolicy: RetryPolicy = {
  retries: 4,
  pause: 500,
  longestWait: 60_000,
  timeout: 15_000,
}

/** What a failed attempt says about another one. */
export type Failure = {
  readonly again: boolean
  /** Milliseconds that the server asked us to wait. */
  readonly after?: number
}

/**
 * Runs `attempt` until it succeeds, `judge` says that another one makes no sense, or the policy's
 * tries are used up; then throws the last error.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  judge: (error: unknown) => Failure,
  policy: RetryPolicy = usualPolicy,
): Promise<T> {
  return pRetry(
    async () => {
      try {
        return await attempt()
      } catch (error) {
        const { again, after = 0 } = judge(error)
        if (!again || after > policy.longestWait) throw new AbortError(asError(error))
        if (after > 0) await new Promise((resolve) => setTimeout(resolve, after))
        throw asError(error)
      }
    },
    { retries: policy.retries, minTimeout: policy.pause, factor: 2, randomize: true },
  )
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
