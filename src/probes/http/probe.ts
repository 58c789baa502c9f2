import { redirectOf, type Redirectable } from '../../http/redirect.ts'
import type { HttpProbeConfig } from './descriptor.ts'
import type { Probe } from '../../ports.ts'
import type { Reach } from './address.ts'
import { compare, isExpected, readsBody } from './expect.ts'
import { findingOf } from '../failure.ts'
import { type Finding, look } from '../finding.ts'
import type { ProbeOptions } from '../options.ts'
import { type Answer, ask, type Hop } from './request.ts'
import { fill } from './placeholders.ts'
import { likelySecrets, redact } from '../../secrets.ts'

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
    return compare(answer, config.expect, answer.at - begin, hide)
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
  const wants = { body: readsBody(config.expect) }
  const { body, method } = config
  let request: Redirectable = { url: start, method, headers, body }
  for (let followed = 0; ; followed += 1) {
    const reach = reachOf(request.url, start, config)
    const answer = await ask({ request, reach, wants, ...wayOf(config, options) }, signal)
    if (isExpected(answer.status, config.expect) || config.redirects === 0) return answer
    const next = redirectOf(request, answer, 'web')
    if (next.kind === 'answer') return answer
    if (followed >= config.redirects) return `more than ${config.redirects} redirects`
    if (next.kind === 'refuse') return next.why
    request = next.request
  }
}

function wayOf(
  config: HttpProbeConfig,
  { resolve }: ProbeOptions,
): Pick<Hop, 'family' | 'resolve'> {
  const family = config['ip-version']
  return {
    ...(family === undefined ? {} : { family }),
    ...(resolve === undefined ? {} : { resolve }),
  }
}

function reachOf(url: URL, start: URL, config: HttpProbeConfig): Reach {
  if (config['allow-private']) return 'anywhere'
  return url.host === start.host ? 'configured' : 'redirected'
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
