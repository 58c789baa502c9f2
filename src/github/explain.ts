import { OutageError } from '../errors.ts'
import { headersOf, messageOf, statusOf } from './client.ts'

/** An error of GitHub's as one that says what to do; anything else as it is. */
export function explainGitHub(error: unknown): unknown {
  if (error instanceof OutageError || !isGitHubError(error)) return error
  const status = statusOf(error)
  const message = messageOf(error)
  if (status === 401) {
    return new OutageError('github-denied', `GitHub does not accept the token: ${message}`, {
      remedy: 'Pass a valid `github-token`; it may have expired.',
      cause: error,
    })
  }
  if (isLimit(error, status, message)) return limited(error)
  if (status === 403 || status === 404) {
    const remedy = remedyFor(error)
    return new OutageError('github-denied', `GitHub refused ${requestOf(error)}: ${message}.`, {
      ...(remedy === undefined ? {} : { remedy }),
      cause: error,
    })
  }
  if (status === 0 || status >= 500) {
    return new OutageError(
      'github-unavailable',
      `GitHub did not answer ${requestOf(error)}: ${message}`,
      {
        cause: error,
      },
    )
  }
  return new OutageError(
    'unexpected',
    `GitHub answered ${status} to ${requestOf(error)}: ${message}`,
    {
      cause: error,
    },
  )
}

/** What lets a token have what it was refused, where that can be told. */
function remedyFor(error: GitHubError): string | undefined {
  const another = error.anotherRepository
  if (another !== undefined) {
    return `See that ${another} is its name. The token of a run reaches its own repository only: pass one that may use ${another} (a fine-grained token, or an App’s) as \`github-token\`.`
  }
  const needed = headersOf(error)['x-accepted-github-permissions']
  if (needed === undefined) return undefined
  return `Give the job \`permissions: ${String(needed).replace('=', ': ')}\`.`
}

type GitHubError = {
  readonly request: { readonly method: string; readonly url: string }
  /** The repository that was asked, where it is not the run's own. */
  readonly anotherRepository?: string
}

function isGitHubError(error: unknown): error is GitHubError {
  return typeof error === 'object' && error !== null && 'request' in error && 'status' in error
}

function requestOf({ request }: GitHubError): string {
  return `\`${request.method} ${request.url.replace(/^https?:\/\/[^/]+/, '').split('?')[0] ?? ''}\``
}

function isLimit(error: unknown, status: number, message: string): boolean {
  const spent = String(headersOf(error)['x-ratelimit-remaining']) === '0'
  return status === 429 || (status === 403 && (spent || /rate limit/i.test(message)))
}

function limited(error: unknown): OutageError {
  const reset = Number(headersOf(error)['x-ratelimit-reset'])
  const until = Number.isFinite(reset)
    ? ` until ${new Date(reset * 1_000).toISOString().slice(11, 16)} UTC`
    : ''
  return new OutageError('github-limited', `GitHub takes no more requests of this token${until}.`, {
    cause: error,
  })
}
