import { setTimeout as wait } from 'node:timers/promises'
import pRetry, { AbortError } from 'p-retry'
import { OutageError } from '../errors.ts'
import { usualTimeout } from './transport.ts'

/** How long and how often a request is tried. */
export type RetryPolicy = {
  readonly retries: number
  /** First pause in milliseconds; doubled each time, with jitter. */
  readonly pause: number
  /** Longest that a server may make us wait (`retry-after`), in milliseconds. */
  readonly longestWait: number
  /** Milliseconds for one attempt. */
  readonly timeout: number
  /** Aborted when nobody wants an answer any more: what is being asked is let go of. */
  readonly over?: AbortSignal
}

export const usualPolicy: RetryPolicy = {
  retries: 4,
  pause: 500,
  longestWait: 60_000,
  timeout: usualTimeout,
}

/**
 * The usual policy, with what the environment says of a slow network: `OUTAGE_REQUEST_TIMEOUT` and
 * `OUTAGE_RETRY_PAUSE`, in milliseconds. Throws `config-invalid` where one is no such number.
 */
export function policyOf(env: Readonly<Record<string, string | undefined>>): RetryPolicy {
  const read = (name: string, usual: number): number => {
    const text = env[name]
    if (text === undefined || text === '') return usual
    if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
    throw new OutageError('config-invalid', `${name} is not a number of milliseconds.`, {
      remedy: `Set it to a number such as ${usual}, or leave it out.`,
    })
  }
  return {
    ...usualPolicy,
    timeout: read('OUTAGE_REQUEST_TIMEOUT', usualPolicy.timeout),
    pause: read('OUTAGE_RETRY_PAUSE', usualPolicy.pause),
  }
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
        if (after > 0) await wait(after, undefined, policy.over ? { signal: policy.over } : {})
        throw asError(error)
      }
    },
    {
      ...{ retries: policy.retries, minTimeout: policy.pause, factor: 2, randomize: true },
      ...(policy.over ? { signal: policy.over } : {}),
    },
  )
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
