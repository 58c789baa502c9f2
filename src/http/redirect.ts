/** A request, as far as a redirect changes it. */
export type Redirectable = {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** What an answer makes of the request: it is the answer, is asked elsewhere, or may not be. */
export type Redirected =
  | { readonly kind: 'answer' }
  | { readonly kind: 'follow'; readonly request: Redirectable }
  | { readonly kind: 'refuse'; readonly why: string }

/**
 * `web` as browsers follow redirects: 303 makes a GET of everything, 301 and 302 of a POST (Fetch
 * standard, "HTTP-redirect fetch"). `api` where that would pass for a write that was done: a write is
 * followed by 307 and 308 only (GitHub, "Best practices for using the REST API": follow redirects).
 */
export type RedirectStyle = 'web' | 'api'

const followed = new Set([301, 302, 303, 307, 308])

/** Headers that tell nobody anything: all others stay with the origin that they were meant for. */
const harmless = new Set(['accept', 'accept-encoding', 'accept-language', 'user-agent'])

/**
 * What to do with a redirect. No body and no credential ever follows one to another origin; http and
 * https of one host on their usual ports are the same one on the way up, and two on the way down.
 */
export function redirectOf(
  request: Redirectable,
  answer: { readonly status: number; readonly location?: string | undefined },
  style: RedirectStyle,
): Redirected {
  const { status, location } = answer
  if (!followed.has(status) || location === undefined) return { kind: 'answer' }
  const url = URL.canParse(location, request.url.href)
    ? new URL(location, request.url.href)
    : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return { kind: 'refuse', why: `${status} to an address that is not http or https` }
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (style === 'api' && !isRead && status < 307) {
    return { kind: 'refuse', why: `${status}: it has moved to ${placeOf(url)}` }
  }
  const next =
    isRead || !becomesGet(request.method, status) ? { ...request, url } : asGet(request, url)
  if (isSameOrigin(request.url, url)) return { kind: 'follow', request: next }
  if (next.body !== undefined) {
    return {
      kind: 'refuse',
      why: `${status} to ${url.origin}, another origin, where no body is sent`,
    }
  }
  return { kind: 'follow', request: { ...next, headers: onlyHarmless(next.headers) } }
}

function becomesGet(method: string, status: number): boolean {
  return status === 303 || (status < 303 && method === 'POST')
}

function asGet({ headers }: Redirectable, url: URL): Redirectable {
  const kept = Object.entries(headers).filter(([name]) => !/^content-/i.test(name))
  return { url, method: 'GET', headers: Object.fromEntries(kept) }
}

/** An address for people, without its query, which may hold a secret. */
function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`
}

function isSameOrigin(from: URL, to: URL): boolean {
  const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:' && from.host === to.host
  return from.origin === to.origin || (isUpgrade && from.port === '')
}

function onlyHarmless(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => harmless.has(name.toLowerCase()))
  return Object.fromEntries(kept)
}
