import { setTimeout as wait } from 'node:timers/promises'
import pRetry, { AbortError } from 'p-retry'
import { OutageError } from '../errors.ts'
import { redirectRefused, usualTimeout } from './transport.ts'

/** How long and how often a request is tried. */
export type RetryPolicy = {
  readonly retries: number
  /** First pause in milliseconds; doubled each time, with jitter. */
  readonly pause: number
  /** Longest that a server may make us wait (`retry-after`), in milliseconds. */
  readonly longestWait: number
  /** Milliseconds for one attempt. */
  readonly timeout: number
  /** Milliseconds for all attempts and what is waited between them. */
  readonly budget?: number
  /** Aborted when nobody wants an answer any more: what is being asked is let go of. */
  readonly over?: AbortSignal
  /** Called before a server is waited for that takes no more requests for now. */
  readonly onWait?: (wait: Wait) => void
}

/** A pause that a server asked for. */
export type Wait = {
  readonly milliseconds: number
  /** Who takes no more requests, for people. */
  readonly whose: string
}

export const usualPolicy: RetryPolicy = {
  retries: 4,
  pause: 500,
  longestWait: 60_000,
  timeout: usualTimeout,
  budget: 180_000,
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

/** What is known of a request that did not succeed. */
export type Trouble = {
  /** Of the answer; 0 where there was none. */
  readonly status: number
  /** Milliseconds that the server asked us to wait. */
  readonly after?: number | undefined
  /** True where it takes no more requests for now, and so has not performed this one. */
  readonly limited: boolean
  /** What kept it from an answer, where there was none. */
  readonly cause?: unknown
}

/** What of a request decides whether it may be made again. */
export type Repeating = {
  /** True where a second time changes nothing more. */
  readonly repeatable: boolean
  /** Statuses with which this server says that it has done nothing: 503 of GitHub's. */
  readonly undone?: readonly number[]
}

/** Milliseconds to leave a server alone that does not say how long. */
const usualWait = 1_000

/**
 * Whether a request that failed may be made again. What changes nothing the second time is, on any
 * trouble that may pass; anything else only where it cannot have been performed: a limit, or an
 * address that took no connection. A refusal is for good.
 */
export function judge(trouble: Trouble, { repeatable, undone = [] }: Repeating): Failure {
  const { status, after, limited, cause } = trouble
  if (limited) return { again: true, after: after ?? usualWait }
  if (isForGood(cause) || (status > 0 && status < 500)) return { again: false }
  const isUndone = status === 0 ? isUnsent(cause) : undone.includes(status)
  return { again: repeatable || isUndone, ...(after === undefined ? {} : { after }) }
}

/**
 * Runs `attempt` until it succeeds, `judged` says that another one makes no sense, or the policy's
 * tries or its time are used up; then throws the last error.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  judged: (error: unknown) => Failure,
  policy: RetryPolicy = usualPolicy,
  whose = 'The server',
): Promise<T> {
  const { retries, pause, longestWait, budget = Infinity, over, onWait } = policy
  const begun = performance.now()
  let tries = 0
  return pRetry(
    async () => {
      try {
        return await attempt()
      } catch (error) {
        const { again, after = 0 } = judged(error)
        const left = budget - (performance.now() - begun)
        tries += 1
        if (!again || after > longestWait || after > left) throw new AbortError(asError(error))
        if (after > 0 && tries <= retries) {
          onWait?.({ milliseconds: after, whose })
          await wait(after, undefined, over ? { signal: over } : {})
        }
        throw asError(error)
      }
    },
    {
      ...{ retries, minTimeout: pause, factor: 2, randomize: true, maxRetryTime: budget },
      ...(over ? { signal: over } : {}),
    },
  )
}

/** True where a request cannot have arrived: nothing took the connection. */
export function isUnsent(cause: unknown): boolean {
  return faultsIn(cause).some(
    ({ code, syscall }) =>
      syscall === 'connect' ||
      /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)$/.test(code),
  )
}

function isForGood(cause: unknown): boolean {
  return faultsIn(cause).some(({ code }) => code === redirectRefused)
}

type Fault = { readonly code: string; readonly syscall: string }

/** What an error says of itself; one for several addresses, or that wraps another, what those say. */
function faultsIn(error: unknown): readonly Fault[] {
  if (typeof error !== 'object' || error === null) return []
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.flatMap(faultsIn)
  const { code = '', syscall = '', cause } = error as NodeJS.ErrnoException
  return [{ code, syscall }, ...faultsIn(cause)]
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
