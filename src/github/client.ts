import { Octokit } from '@octokit/rest'
import { withRetry, usualPolicy, type Failure, type RetryPolicy } from './retry.ts'

/** GitHub, for one repository. */
export type GitHub = {
  readonly octokit: Octokit
  readonly owner: string
  readonly repo: string
  /** Address of the repository for people. */
  readonly url: string
}

export type GitHubOptions = {
  readonly token: string
  /** `owner/name` */
  readonly repository: string
  /** `https://api.github.com`, or an Enterprise Server's. */
  readonly apiUrl: string
  readonly serverUrl: string
  readonly policy?: RetryPolicy
}

/** The API version that every request names; answers are shaped by it. */
const apiVersion = '2022-11-28'

/**
 * A client that retries what may be repeated: reads on any trouble, writes only where GitHub says
 * that it did nothing (limits, 503). Whoever writes and gets no answer has to look first.
 */
export function connectGitHub(options: GitHubOptions): GitHub {
  const [owner = '', repo = ''] = options.repository.split('/')
  const octokit = new Octokit({
    auth: options.token,
    baseUrl: options.apiUrl,
    userAgent: 'outage-playbook',
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  const policy = options.policy ?? usualPolicy
  octokit.hook.wrap('request', (request, parameters) =>
    withRetry(
      async (signal) =>
        request({
          ...parameters,
          headers: { ...parameters.headers, 'x-github-api-version': apiVersion },
          request: { ...parameters.request, signal },
        }),
      (error) => judge(error, parameters.method),
      policy,
    ),
  )
  return { octokit, owner, repo, url: `${options.serverUrl}/${owner}/${repo}` }
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

/** GitHub's own sentence about an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && 'status' in error
}

function judge(error: unknown, method: string): Failure {
  const status = statusOf(error)
  const after = waitAsked(error)
  if (status === 429 || (status === 403 && after !== undefined)) {
    return { again: true, after: after ?? 1_000 }
  }
  const reads = method === 'GET' || method === 'HEAD'
  if (status === 0 || status >= 500) return { again: reads || status === 503 }
  return { again: false }
}

/** Milliseconds until GitHub wants to be asked again, where it said so. */
function waitAsked(error: unknown): number | undefined {
  if (!isHttpError(error)) return undefined
  const headers = error.response?.headers ?? {}
  const seconds = Number(headers['retry-after'])
  if (Number.isFinite(seconds) && headers['retry-after'] !== undefined) return seconds * 1_000
  if (String(headers['x-ratelimit-remaining']) === '0') {
    return Math.max(0, Number(headers['x-ratelimit-reset']) * 1_000 - Date.now())
  }
  return /secondary rate limit/i.test(error.message) ? 60_000 : undefined
}
