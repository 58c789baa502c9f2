import type { SetClock } from '../clock.ts'
import { allowanceIn, epochLimits, isSpent, waitIn, type Allowance } from '../http/limits.ts'
import { judge, withRetry, usualPolicy, type RetryPolicy, type Trouble } from '../http/retry.ts'
import { redactDeep } from '../secrets.ts'
import { apiVersion, type Ahead } from './ahead.ts'
import { graphqlTrouble } from './graphql-trouble.ts'
import type { Octokit, OpenOctokit } from './octokit.ts'
import { openFetch } from './transport.ts'

/** GitHub, for one repository. */
export type GitHub = {
  readonly octokit: Octokit
  readonly owner: string
  readonly repo: string
  /** `owner/name` */
  readonly name: string
  /** Address of the repository for people. */
  readonly url: string
  /** Keeps secrets out of what is encoded before it is sent: a text, or a value that holds texts. */
  readonly redact: (value: unknown) => unknown
  /** What is left of the hourly limit, as the last answer said; nothing before the first. */
  readonly allowance: () => Allowance | undefined
}

export type GitHubOptions = {
  readonly token: string
  /** Makes the client: the toolkit's in an action, Octokit's own elsewhere. */
  readonly open: OpenOctokit
  /** `owner/name` */
  readonly repository: string
  /** True where it is not the repository that the run belongs to, and so a token has to be. */
  readonly isAnother?: boolean
  /** `https://api.github.com`, or an Enterprise Server's. */
  readonly apiUrl: string
  readonly serverUrl: string
  readonly policy?: RetryPolicy
  readonly ahead?: Ahead
  /** Never sent, whatever text they have got into. */
  readonly secrets: readonly string[]
  /** Learns what GitHub's clock said, from every answer. */
  readonly hear?: SetClock['hear']
}

/** Parameters that say how and whom to ask. All others may carry text, also into the address. */
const ours = ['method', 'baseUrl', 'url', 'headers', 'mediaType', 'request', 'owner', 'repo']

/**
 * Passed as `request` with a call: these parameters are sent as they are. Only for what was redacted
 * before it was encoded, and for variables that live on GitHub: cut, they would be lost.
 */
export function verbatim(...names: readonly string[]): { readonly verbatim: readonly string[] } {
  return { verbatim: names }
}

function verbatimOf(request: object | undefined): readonly unknown[] {
  const names: unknown = Object(request)['verbatim']
  return Array.isArray(names) ? names : []
}

/**
 * A client that retries what may be repeated: reads, and writes that change nothing the second time,
 * on any trouble; other writes only where GitHub says that it did nothing (limits, 503). Whoever
 * creates something and gets no answer has to look first: `createOnce`.
 */
export function connectGitHub(options: GitHubOptions): GitHub {
  const [owner = '', repo = ''] = options.repository.split('/')
  const policy = options.policy ?? usualPolicy
  const octokit = options.open({
    auth: options.token,
    baseUrl: options.apiUrl,
    userAgent: 'outage-playbook',
    request: {
      fetch: openFetch({ ...policy, ...(options.ahead ? { ahead: options.ahead } : {}) }),
    },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  // A hook has to change the parameters themselves: a copy passed on reaches no other hook.
  octokit.hook.before('request', (parameters) => {
    parameters.headers = { ...parameters.headers, 'x-github-api-version': apiVersion }
    const verbatim = verbatimOf(parameters.request)
    for (const [name, value] of Object.entries(parameters)) {
      if (ours.includes(name) || verbatim.includes(name)) continue
      parameters[name] = redactDeep(value, options.secrets)
    }
  })
  let allowance: Allowance | undefined
  const asked = async <T>(answer: Promise<T> | T): Promise<T> => {
    try {
      return await answer
    } catch (error) {
      if (options.isAnother && error instanceof Error) {
        Object.assign(error, { anotherRepository: options.repository })
      }
      throw error
    }
  }
  octokit.hook.wrap('request', (request, parameters) =>
    withRetry(
      async () => {
        const begun = Date.now()
        const answer = await asked(request(parameters))
        options.hear?.(answer.headers.date, begun, Date.now())
        allowance = allowanceIn(namedIn(answer.headers), epochLimits) ?? allowance
        if (isUnreadable(answer)) throw unreadable(parameters)
        const trouble = parameters.url === '/graphql' ? graphqlTrouble(answer) : undefined
        if (trouble !== undefined) throw Object.assign(trouble, { request: parameters })
        return answer
      },
      (error) => judge(troubleOf(error), { repeatable: isRepeatable(parameters), undone }),
      policy,
      'GitHub',
    ),
  )
  return {
    octokit,
    owner,
    repo,
    name: `${owner}/${repo}`,
    url: `${options.serverUrl}/${owner}/${repo}`,
    redact: (value) => redactDeep(value, options.secrets),
    allowance: () => allowance,
  }
}

/** JSON that is none: a proxy's page, or an answer that was cut where nobody could tell. */
function isUnreadable(answer: {
  readonly status: number
  readonly headers: object
  readonly data: unknown
}): boolean {
  if (answer.status === 204) return false
  const type = String(Object(answer.headers)['content-type'] ?? '')
  return type.startsWith('application/json') && typeof answer.data === 'string'
}

function unreadable({ method, url }: { readonly method: string; readonly url: string }): Error {
  const error = new Error('the answer is no JSON')
  return Object.assign(error, { status: 500, request: { method, url } })
}

type HttpError = {
  readonly status: number
  readonly message: string
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> }
}

/** The HTTP status of an error that Octokit threw, or 0 where there was no answer at all. */
export function statusOf(error: unknown): number {
  return isHttpError(error) && error.response ? error.status : 0
}

/** The headers of the answer that an error came with. */
export function headersOf(error: unknown): Readonly<Record<string, string | number | undefined>> {
  return isHttpError(error) ? (error.response?.headers ?? {}) : {}
}

/** GitHub's own sentence about an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && 'status' in error
}

/** True where GitHub may have done what was asked, and we cannot know. */
export function gotNoAnswer(error: unknown): boolean {
  return isHttpError(error) && (statusOf(error) === 0 || statusOf(error) >= 500)
}

/**
 * Writes with POST that leave nothing more behind when they are made twice: objects named by what they
 * hold, and what an issue has or has not.
 */
const harmlessTwice =
  /\/(?:git\/(?:blobs|trees|commits)|deployments\/\{deployment_id\}\/statuses|issues\/\{issue_number\}\/(?:assignees|sub_issues))$/

/** True where asking twice changes no more than asking once; GraphQL asks with POST too. */
function isRepeatable({
  method,
  url,
  ...rest
}: {
  readonly method: string
  readonly url: string
}): boolean {
  if (method !== 'POST' && method !== 'PUT') return true
  if (method === 'POST' && harmlessTwice.test(url)) return true
  return url === '/graphql' && 'query' in rest && /^\s*query\b/.test(String(rest.query))
}

/** GitHub says with it that it did not take the request. (REST API: troubleshooting, 503.) */
const undone = [503]

/** Milliseconds to wait at a secondary limit that does not say how long. (REST API: rate limits.) */
const secondaryWait = 60_000

function troubleOf(error: unknown): Trouble {
  const status = statusOf(error)
  const headers = namedIn(headersOf(error))
  const isSecondary = /secondary rate limit/i.test(messageOf(error))
  const after = waitIn(headers, epochLimits) ?? (isSecondary ? secondaryWait : undefined)
  const isLimit = isSpent(headers, epochLimits) || headers.get('retry-after') !== null
  const limited = status === 429 || (status === 403 && (isLimit || isSecondary))
  return { status, after, limited, cause: error }
}

/** Octokit's headers, as everybody else's are read. */
function namedIn(headers: Readonly<Record<string, string | number | undefined>>) {
  return {
    get: (name: string): string | null =>
      headers[name] === undefined ? null : String(headers[name]),
  }
}
