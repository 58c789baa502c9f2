import type { HttpProbeConfig } from './http/descriptor.ts'
import type { Probe } from '../ports.ts'
import type { Reach } from './address.ts'
import { compare, isExpected } from './expect.ts'
import { findingOf } from './failure.ts'
import { type Finding, look } from './finding.ts'
import type { ProbeOptions } from './options.ts'
import { type Answer, ask, type Hop } from './request.ts'
import { fill } from './placeholders.ts'
import { likelySecrets, redact } from '../secrets.ts'

type Headers = Readonly<Record<string, string>>

/**
 * Asks an address, and compares the answer with what is expected. Every redirect is followed by
 * us, so that none leads to a private address or carries headers to a stranger.
 * `name` is shown with its results.
 */
export function httpProbe(config: HttpProbeConfig, options: ProbeOptions, name: string): Probe {
  const filled = fillHeaders(config.headers, options)
  const hide = (text: string) => redact(redact(text, filled.secrets), likelySecrets(options.env))
  return {
    name,
    check: (signal) =>
      look(name, options.clock, hide, async () => {
        if (filled.missing !== undefined) {
          return { verdict: 'unknown', detail: `the variable ${filled.missing} is not set` }
        }
        return check(config, filled.headers, options, signal, hide)
      }),
  }
}

async function check(
  config: HttpProbeConfig,
  headers: Headers,
  options: ProbeOptions,
  signal: AbortSignal,
  hide: (text: string) => string,
): Promise<Finding> {
  const timeout = AbortSignal.timeout(options.timeout)
  const begin = performance.now()
  try {
    const answer = await follow(config, headers, options, AbortSignal.any([signal, timeout]))
    if (typeof answer === 'string') return { verdict: 'down', detail: answer }
    return compare(answer, config.expect, performance.now() - begin, hide)
  } catch (error) {
    if (signal.aborted) return { verdict: 'unknown', detail: 'stopped before it answered' }
    if (timeout.aborted) return { verdict: 'down', detail: `no answer in ${options.timeout} ms` }
    return findingOf(error)
  }
}

/** The answer at the end of all redirects, or what is wrong with them. */
async function follow(
  config: HttpProbeConfig,
  headers: Headers,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Answer | string> {
  const start = new URL(config.http)
  let hop: Hop = first(config, start, headers, options)
  for (let followed = 0; ; followed += 1) {
    const answer = await ask(hop, signal)
    const isFinal = isExpected(answer.status, config.expect) || config.redirects === 0
    if (isFinal || !isRedirect(answer.status) || answer.location === undefined) return answer
    if (followed >= config.redirects) return `more than ${config.redirects} redirects`
    const target = targetOf(answer.location, hop.url)
    if (target === undefined) return `${answer.status} to an address that is not http or https`
    hop = redirected(hop, target, answer.status, start, reachOf(target, start, config))
  }
}

function first(config: HttpProbeConfig, url: URL, headers: Headers, options: ProbeOptions): Hop {
  const family = config['ip-version']
  return {
    url,
    method: config.method,
    headers,
    reach: reachOf(url, url, config),
    ...(config.body === undefined ? {} : { body: config.body }),
    ...(family === undefined ? {} : { family }),
    ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
  }
}

/** Fetch standard, "HTTP-redirect fetch": 303, and 301 or 302 after POST, become GET without a body. */
function redirected(hop: Hop, url: URL, status: number, start: URL, reach: Reach): Hop {
  const { body, ...rest } = hop
  const isGet = status === 303 ? hop.method !== 'HEAD' : status < 303 && hop.method === 'POST'
  const keepsHeaders =
    url.host === start.host && (url.protocol === 'https:' || start.protocol === 'http:')
  const next = { ...rest, url, reach, headers: keepsHeaders ? hop.headers : {} }
  if (isGet) return { ...next, method: 'GET' }
  return body === undefined ? next : { ...next, body }
}

function reachOf(url: URL, start: URL, config: HttpProbeConfig): Reach {
  if (config['allow-private']) return 'anywhere'
  return url.host === start.host ? 'configured' : 'redirected'
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

function targetOf(location: string, base: URL): URL | undefined {
  if (!URL.canParse(location, base.href)) return undefined
  const url = new URL(location, base.href)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}

function fillHeaders(headers: Headers, { env }: ProbeOptions) {
  const filled = Object.entries(headers).map(([name, value]) => [name, fill(value, env)] as const)
  const missing = filled.flatMap(([, value]) => ('missing' in value ? value.missing : []))[0]
  const known = filled.flatMap(([name, value]) => ('text' in value ? [[name, value] as const] : []))
  return {
    missing,
    headers: Object.fromEntries(known.map(([name, { text }]) => [name, text])),
    secrets: known.flatMap(([, { secrets }]) => secrets),
  }
}
