import type http from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { readBody } from './body.ts'
import { clientFor, exchange } from './exchange.ts'
import type { Headers } from './limits.ts'
import { redirectOf, type Redirectable } from './redirect.ts'

/** The part of a `fetch` answer that Octokit reads. */
export type Answer = {
  readonly status: number
  readonly url: string
  readonly headers: Iterable<readonly [string, string]> & Headers
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

export type Asked = {
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Called when it has left; never, where it does not. */
  readonly sent?: () => void
}

/** What is asked, and how. */
export type Send = (address: string, asked: Asked) => Promise<Answer>

/** Renamed repositories answer with another address; GitHub says to follow a few. */
const mostRedirects = 5

/** Bytes of an answer, decompressed: far more than any that we ask for has. */
const mostBytes = 256 * 1024 * 1024

/** Milliseconds for one request. */
export const usualTimeout = 15_000

export type TransportOptions = {
  /** Milliseconds. */
  readonly timeout: number
  readonly over?: AbortSignal
}

/**
 * What sends a request, on Node's own HTTP: the built-in `fetch` takes 25 MB of memory more, and half of
 * the time until the first request leaves. Answers come whole within `timeout` milliseconds, and before
 * `over` is aborted, or not at all: one that was cut would pass for an empty one. Redirects are followed
 * as `redirectOf` lets them. Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY`), if Node
 * knows how (24.5 and later).
 */
export function openSend(
  { timeout, over }: TransportOptions,
  env: NodeJS.ProcessEnv = process.env,
): Send {
  const agents = new Map<string, http.Agent>()

  function agentFor(url: URL): http.Agent {
    const options: http.AgentOptions = { keepAlive: true, proxyEnv: env }
    const agent = agents.get(url.protocol) ?? new (clientFor(url).Agent)(options)
    agents.set(url.protocol, agent)
    return agent
  }

  async function follow(
    request: Redirectable,
    signal: AbortSignal,
    sent: (() => void) | undefined,
    left: number,
  ): Promise<Answer> {
    const message = await exchange(request, { agent: agentFor(request.url) }, signal, sent)
    const { statusCode: status = 0, headers } = message
    const { bytes, isCut } = await readBody(message, mostBytes)
    if (isCut) throw new Error(`the answer is longer than ${mostBytes} bytes`)
    const next = redirectOf(request, { status, location: headers.location }, 'api')
    if (next.kind === 'answer') return answerOf(request.url, status, headers, bytes)
    if (next.kind === 'refuse') throw refused(next.why)
    if (left === 0) throw refused(`${status}: it redirects more than ${mostRedirects} times`)
    return follow(next.request, signal, undefined, left - 1)
  }

  return async (address, { method = 'GET', headers = {}, body, signal, sent }) => {
    const request = {
      url: new URL(address),
      method,
      headers: { 'accept-encoding': 'gzip', ...headers },
      ...(body === undefined ? {} : { body }),
    }
    const deadline = AbortSignal.timeout(timeout)
    const others = [signal, over].filter((one) => one !== undefined)
    const any = others.length > 0 ? AbortSignal.any([...others, deadline]) : deadline
    try {
      return await follow(request, any, sent, mostRedirects)
    } catch (error) {
      throw deadline.aborted ? new Error(`no answer within ${timeout} ms`) : error
    }
  }
}

/** The code of an error for a redirect that may not be followed. */
export const redirectRefused = 'ERR_REDIRECT_REFUSED'

function refused(why: string): Error {
  return Object.assign(new Error(why), { code: redirectRefused })
}

function answerOf(url: URL, status: number, headers: IncomingHttpHeaders, body: Buffer): Answer {
  const known = new Map(
    Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      [value].flat().join(', '),
    ]),
  )
  return {
    status,
    url: url.href,
    headers: Object.assign(known.entries(), { get: (name: string) => known.get(name) ?? null }),
    text: async () => body.toString('utf8'),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  }
}
