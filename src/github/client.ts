import { Octokit } from '@octokit/rest'
import { redactDeep } from '../secrets.ts'
import { withRetry, usualPolicy, type Failure, type RetryPolicy } from './retry.ts'

/** GitHub, for one repository. */
export type GitHub = {
  readonly octokit: Octokit
  readonly owner: string
  readonly repo: string
  /** Address of the repository for people. */
  readonly url: string
  /** Keeps secrets out of what is encoded before it is sent: a text, or a value that holds texts. */
  readonly redact: (value: unknown) => unknown
}

export type GitHubOptions = {
  readonly token: string
  /** `owner/name` */
  readonly repository: string
  /** `https://api.github.com`, or an Enterprise Server's. */
  readonly apiUrl: string
  readonly serverUrl: string
  readonly policy?: RetryPolicy
  /** Never sent, whatever text they have got into. */
  readonly secrets: readonly string[]
}

/** Parameters that say how and whom to ask. All others may carry text, also into the address. */
const ours = ['method', 'baseUrl', 'url', 'headers', 'mediaType', 'request', 'owner', 'repo']

/** The API version that every request names; answers are shaped by it. */
const apiVersion = '2022-11-28'

/**
 * A client that retries what may be repeated: reads on any trouble, writes only where GitHub says
 * that it did nothing (limits, 503). Whoever writes and gets no answer has to look first.
 */
export function connectGitHub(options: GitHubOptions): GitHub {
  const [owner = '', repo = ''] = options.repository.split('/')
  const policy = options.policy ?? usualPolicy
  const octokit = new Octokit({
    auth: options.token,
    baseUrl: options.apiUrl,
    userAgent: 'outage-playbook',
    request: { fetch: wholeAnswers(policy.timeout) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  // A hook has to change the parameters themselves: a copy passed on reaches no other hook.
  octokit.hook.before('request', (parameters) => {
    parameters.headers = { ...parameters.headers, 'x-github-api-version': apiVersion }
    for (const [name, value] of Object.entries(parameters)) {
      if (!ours.includes(name)) parameters[name] = redactDeep(value, options.secrets)
    }
  })
  octokit.hook.wrap('request', (request, parameters) =>
    withRetry(
      async () => request(parameters),
      (error) => judge(error, isRead(parameters)),
      policy,
    ),
  )
  return {
    octokit,
    owner,
    repo,
    url: `${options.serverUrl}/${owner}/${repo}`,
    redact: (value) => redactDeep(value, options.secrets),
  }
}

/**
 * Fetches answers whole, within `timeout` milliseconds, or fails: Octokit takes one that was cut for
 * an empty one.
 */
function wholeAnswers(timeout: number): typeof fetch {
  return async (address, init) => {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(timeout) })
    await response.clone().arrayBuffer()
    return response
  }
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

/** True where asking twice changes nothing; GraphQL asks with POST too. */
function isRead({
  method,
  url,
  ...rest
}: {
  readonly method: string
  readonly url: string
}): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  return url === '/graphql' && 'query' in rest && /^\s*query\b/.test(String(rest.query))
}

function judge(error: unknown, reads: boolean): Failure {
  const status = statusOf(error)
  const after = waitAsked(error)
  if (status === 429 || (status === 403 && after !== undefined)) {
    return { again: true, after: after ?? 1_000 }
  }
  if (status === 0 || status >= 500) return { again: reads || status === 503 }
  return { again: false }
}

/** Milliseconds until GitHub wants to be asked again, where it said so. */
function waitAsked(error: unknown): number | undefined {
  if (!isHttpError(error)) return undefined
  const headers = headersOf(error)
  const seconds = Number(headers['retry-after'])
  if (Number.isFinite(seconds) && headers['retry-after'] !== undefined) return seconds * 1_000
  if (String(headers['x-ratelimit-remaining']) === '0') {
    return Math.max(0, Number(headers['x-ratelimit-reset']) * 1_000 - Date.now())
  }
  return /secondary rate limit/i.test(error.message) ? 60_000 : undefined
}
