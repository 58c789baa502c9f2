import type { ErrorCode } from '../errors.ts'
import type { Json } from '../ports.ts'
import { redact } from '../secrets.ts'
import { ApiError } from './api-error.ts'
import { allowanceIn, calmPause, waitIn } from './limits.ts'
import type { Allowance, Headers, LimitHeaders } from './limits.ts'
import { judge, usualPolicy, withRetry, type RetryPolicy } from './retry.ts'
import { openSend } from './transport.ts'

/** A JsonApi is responsible for asking one service's API, patiently, and for saying what went wrong. */
export type JsonApi = {
  /** The answer, if it is a success. Throws `ApiError` for every other one, and for none. */
  ask(request: ApiRequest): Promise<ApiAnswer>
  /** Milliseconds to leave between two questions; more than 0 where the limit is near. */
  calm(now: Date): number
}

/** What goes for all requests to one API. */
export type ApiOptions = {
  /** For people: `Render`. */
  readonly name: string
  readonly url: string
  /** How it authorises: the whole value of the header, such as `Bearer KEY`. */
  readonly authorization: string
  /** Name of the variable that holds the key, for whoever has to correct it. */
  readonly keyName: string
  /** Sent with every request: `{ teamId }`. */
  readonly query?: Query
  /** Never shown, in whatever text of the service they come back. */
  readonly secrets: readonly string[]
  /** The headers that tell of its limits. */
  readonly limits: LimitHeaders
  /** Milliseconds that a refused answer asks to wait, if its headers do not say it. */
  readonly waitIn?: (body: unknown) => number | undefined
  /** What a body says is wrong although the status is that of a success; nothing for a good one. */
  readonly problemIn?: (body: unknown) => ApiProblem | undefined
  /** The codes of its errors. */
  readonly codes: ApiCodes
  /** Tries and time. */
  readonly policy?: RetryPolicy
}

/** An error inside a good answer, with the status that it should have had. */
export type ApiProblem = { readonly status: number; readonly message: string }

export type ApiCodes = {
  /** It does not take the key, or not for this. */
  readonly denied: ErrorCode
  readonly limited: ErrorCode
  readonly refused: ErrorCode
  readonly unavailable: ErrorCode
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the base address, without a query: `/services/srv-1`. */
  readonly path: string
  readonly query?: Query
  readonly body?: Json
  /** True if a second time changes nothing more. A POST is not, unless it says so. */
  readonly repeatable?: boolean
  readonly signal?: AbortSignal
}

export type ApiAnswer = {
  readonly status: number
  /** `undefined` if it was empty. */
  readonly body: unknown
}

/**
 * A client for a JSON API. Reads, and writes that change nothing the second time, are asked again on
 * any trouble; other writes only if nothing can have happened: a limit, or an address that took no
 * connection.
 */
export function openApi(options: ApiOptions): JsonApi {
  const policy = options.policy ?? usualPolicy
  const send = openSend(policy)
  let allowance: Allowance | undefined

  async function attempt(request: ApiRequest): Promise<ApiAnswer> {
    const { method, body, signal } = request
    const response = await send(addressOf(options, request), {
      method,
      headers: {
        accept: 'application/json',
        authorization: options.authorization,
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
    const read = parse(await response.text())
    // Limits of reads and of writes differ; it is reads that are many.
    if (method === 'GET') allowance = allowanceIn(headers, options.limits) ?? allowance
    if (status < 200 || status > 299) throw refused(options, request, { status, headers, read })
    if (!read.isJson) throw refused(options, request, { status: 502, headers, read })
    const problem = options.problemIn?.(read.body)
    if (problem === undefined) return { status, body: read.body }
    throw refused(options, request, { ...problem, headers, read })
  }

  return {
    ask: (request) =>
      withRetry(
        () => attempt(request),
        (error) => {
          if (!(error instanceof ApiError)) return { again: false }
          return judge(error, { repeatable: request.repeatable ?? request.method !== 'POST' })
        },
        policy,
        options.name,
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

type Read = { readonly isJson: boolean; readonly body: unknown; readonly text: string }

function parse(text: string): Read {
  if (text === '') return { isJson: true, body: undefined, text }
  try {
    return { isJson: true, body: JSON.parse(text), text }
  } catch {
    return { isJson: false, body: undefined, text }
  }
}

type Refusal = {
  readonly status: number
  /** Its own words, if they are not where most put them. */
  readonly message?: string
  readonly headers: Headers
  readonly read: Read
}

function unanswered(options: ApiOptions, request: ApiRequest, cause: unknown): ApiError {
  const why = redact(cause instanceof Error ? cause.message : String(cause), options.secrets)
  const message = `${options.name} did not answer ${nameOf(request)}: ${why}`
  return new ApiError(options.codes.unavailable, message, { status: 0, cause })
}

function refused(options: ApiOptions, request: ApiRequest, refusal: Refusal): ApiError {
  const { status, message: own, headers, read } = refusal
  const { name, keyName, codes } = options
  const after = waitIn(headers, options.limits) ?? options.waitIn?.(read.body)
  const sentence = redact(own ?? sentenceIn(read), options.secrets)
  const limited = status === 429
  const facts = { status, body: read.body, limited, ...(after === undefined ? {} : { after }) }
  const answered = `${name} answered ${status} to ${nameOf(request)}: ${sentence}`
  if (status === 401 || status === 403) {
    const remedy = `See that \`${keyName}\` is still valid, and may do this in ${name}.`
    return new ApiError(codes.denied, answered, { ...facts, remedy })
  }
  if (limited) {
    const seconds = after === undefined ? '' : ` for ${Math.ceil(after / 1_000)} seconds`
    const message = `${name} takes no more requests${seconds}: ${nameOf(request)}.`
    return new ApiError(codes.limited, message, facts)
  }
  return new ApiError(status >= 500 ? codes.unavailable : codes.refused, answered, facts)
}

/** A request, for people: without its query, which may hold anything. */
function nameOf({ method, path }: ApiRequest): string {
  return `\`${method} ${path}\``
}

/** The most that is shown of what a server said. */
const longestSentence = 300

/** The sentence in an error's body, where the services that we know put it. */
function sentenceIn({ body, text }: Read): string {
  const { message, error } = Object(body) as { message?: unknown; error?: unknown }
  const inside = typeof error === 'object' && error !== null ? Object(error)['message'] : error
  const found = [message, inside].find((one) => typeof one === 'string' && one !== '')
  const sentence = found === undefined ? text : String(found)
  return sentence.replaceAll(/\s+/g, ' ').trim().slice(0, longestSentence) || 'nothing more'
}
