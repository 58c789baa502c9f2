import { calmPause, type Allowance } from '../github/allowance.ts'
import { usualPolicy, withRetry, type Failure, type RetryPolicy } from '../github/retry.ts'
import { openTransport } from '../github/transport.ts'
import type { Json } from '../ports.ts'
import { redact } from '../secrets.ts'
import { ApiError } from './api-error.ts'

/** A JsonApi is responsible for asking one hosting's API, patiently, and for saying what went wrong. */
export type JsonApi = {
  /** The answer, if it is a success. Throws `ApiError` for every other one, and for none. */
  ask(request: ApiRequest): Promise<ApiAnswer>
  /** Milliseconds to leave between two questions; more than 0 where the limit is near. */
  calm(now: Date): number
}

export type ApiOptions = {
  /** For people: `Render`. */
  readonly name: string
  readonly url: string
  /** Sent with every request, in `authorization: Bearer`. */
  readonly key: string
  /** Name of the variable that holds the key, for those who have to mend it. */
  readonly keyName: string
  /** Sent with every request: `{ teamId }`. */
  readonly query?: Query
  /** Never shown, whatever text of the hosting they have got into. */
  readonly secrets: readonly string[]
  readonly policy?: RetryPolicy
  /** Milliseconds that a refused answer asks to wait, where its headers do not say it. */
  readonly waitIn?: (body: unknown) => number | undefined
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the base address, without a query: `/services/srv-1`. */
  readonly path: string
  readonly query?: Query
  readonly body?: Json
  /** True where a second time changes nothing more. A POST is not, unless it says so. */
  readonly repeatable?: boolean
  readonly signal?: AbortSignal
}

export type ApiAnswer = {
  readonly status: number
  /** `undefined` where it was empty. */
  readonly body: unknown
}

/**
 * A client for a hosting's JSON API. Reads, and writes that change nothing the second time, are asked
 * again on any trouble; other writes only where nothing can have happened: a limit, or an address
 * that took no connection.
 */
export function openApi(options: ApiOptions): JsonApi {
  const policy = options.policy ?? usualPolicy
  const send = openTransport(policy)
  let allowance: Allowance | undefined

  async function attempt(request: ApiRequest): Promise<ApiAnswer> {
    const { method, body, signal } = request
    const response = await send(addressOf(options, request), {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${options.key}`,
        'user-agent': 'outage-playbook',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((error: unknown) => {
      signal?.throwIfAborted()
      throw unanswered(options, request, error)
    })
    const { status, headers } = response
    const said = parsed(await response.text())
    // Limits of reads and of writes differ; it is reads that are many.
    if (method === 'GET') allowance = allowanceOf(headers) ?? allowance
    if (status < 200 || status > 299) throw refused(options, request, { status, headers, said })
    if (said.isJson) return { status, body: said.body }
    throw refused(options, request, { status: 502, headers, said })
  }

  return {
    ask: (request) =>
      withRetry(
        () => attempt(request),
        (error) => judge(error, request),
        policy,
      ),
    calm: (now) => calmPause(allowance, now),
  }
}

function addressOf({ url, query }: ApiOptions, request: ApiRequest): string {
  const address = new URL(`${url.replace(/\/+$/, '')}${request.path}`)
  for (const [name, value] of Object.entries({ ...query, ...request.query })) {
    for (const one of [value].flat()) {
      if (one !== undefined) address.searchParams.append(name, String(one))
    }
  }
  return address.href
}

function judge(error: unknown, request: ApiRequest): Failure {
  if (!(error instanceof ApiError)) return { again: false }
  const { status, after } = error
  const again = after === undefined ? {} : { after }
  if (status === 429) return { again: true, after: after ?? 1_000 }
  if (status !== 0 && status < 500) return { again: false }
  const isRepeatable = request.repeatable ?? request.method !== 'POST'
  return { again: isRepeatable || !error.mayBeDone, ...again }
}

type Said = { readonly isJson: boolean; readonly body: unknown; readonly text: string }

function parsed(text: string): Said {
  if (text === '') return { isJson: true, body: undefined, text }
  try {
    return { isJson: true, body: JSON.parse(text), text }
  } catch {
    return { isJson: false, body: undefined, text }
  }
}

type Headers = { get(name: string): string | null }

type Refusal = { readonly status: number; readonly headers: Headers; readonly said: Said }

function unanswered(options: ApiOptions, request: ApiRequest, cause: unknown): ApiError {
  const why = redact(cause instanceof Error ? cause.message : String(cause), options.secrets)
  const told = `${options.name} did not answer ${nameOf(request)}: ${why}`
  return new ApiError('hosting-unavailable', told, { status: 0, cause })
}

function refused(options: ApiOptions, request: ApiRequest, refusal: Refusal): ApiError {
  const { status, headers, said } = refusal
  const { name, keyName } = options
  const after = waitAsked(headers) ?? options.waitIn?.(said.body)
  const message = redact(sentenceIn(said), options.secrets)
  const facts = { status, body: said.body, ...(after === undefined ? {} : { after }) }
  const answered = `${name} answered ${status} to ${nameOf(request)}: ${message}`
  if (status === 401 || status === 403) {
    const remedy = `Look whether \`${keyName}\` is valid still, and may do this in ${name}.`
    return new ApiError('hosting-denied', answered, { ...facts, remedy })
  }
  if (status === 429) {
    const seconds = after === undefined ? '' : ` for ${Math.ceil(after / 1_000)} seconds`
    const told = `${name} takes no more requests${seconds}: ${nameOf(request)}.`
    return new ApiError('hosting-limited', told, facts)
  }
  return new ApiError(status >= 500 ? 'hosting-unavailable' : 'hosting-refused', answered, facts)
}

/** A request, for people: without its query, which may hold anything. */
function nameOf({ method, path }: ApiRequest): string {
  return `\`${method} ${path}\``
}

/** The most that is shown of what a server said. */
const longestSentence = 300

/** The sentence in an error's body, where the services that we know put it. */
function sentenceIn({ body, text }: Said): string {
  const { message, error } = Object(body) as { message?: unknown; error?: unknown }
  const inside = typeof error === 'object' && error !== null ? Object(error)['message'] : error
  const said = [message, inside].find((one) => typeof one === 'string' && one !== '')
  const sentence = said === undefined ? text : String(said)
  return sentence.replaceAll(/\s+/g, ' ').trim().slice(0, longestSentence) || 'nothing more'
}

/** Milliseconds until it wants to be asked again: `Retry-After`, or `Ratelimit-Reset` in seconds. */
function waitAsked(headers: Headers): number | undefined {
  const retry = headers.get('retry-after')
  if (retry !== null && !/^\d+$/.test(retry)) {
    const at = Date.parse(retry)
    return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now())
  }
  const reset = headers.get('ratelimit-reset')
  const seconds = retry ?? (headers.get('ratelimit-remaining') === '0' ? reset : null) ?? undefined
  return seconds === undefined || !/^\d+$/.test(seconds) ? undefined : Number(seconds) * 1_000
}

function allowanceOf(headers: Headers): Allowance | undefined {
  const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((name) => {
    const text = headers.get(`ratelimit-${name}`)
    return text === null || !/^\d+$/.test(text) ? undefined : Number(text)
  })
  if (limit === undefined || left === undefined || reset === undefined) return undefined
  return { limit, left, until: new Date(Date.now() + reset * 1_000) }
}
