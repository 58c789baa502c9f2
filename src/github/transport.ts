import type http from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Ahead } from './ahead.ts'

/** The part of a `fetch` answer that Octokit reads. */
export type Answer = {
  readonly status: number
  readonly url: string
  readonly headers: Iterable<readonly [string, string]> & { get(name: string): string | null }
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
type Send = (address: string, asked: Asked) => Promise<Answer>

/** Renamed repositories answer with another address; GitHub says to follow a few. */
const mostRedirects = 5

/**
 * A `fetch` for Octokit on Node's own HTTP: the built-in one takes 25 MB of memory more, and half of
 * the time until the first request leaves. Answers come whole within `timeout` milliseconds, and before
 * `over` is aborted, or not at all, since Octokit takes one that was cut for an empty one. Proxies are
 * those of the environment (`HTTPS_PROXY`, `NO_PROXY`), where Node knows how (24.5 and later).
 */
export function openTransport(
  { timeout, over, ahead }: TransportOptions,
  env: NodeJS.ProcessEnv = process.env,
): typeof fetch {
  // Octokit passes a string and plain objects, and reads no more of the answer than there is.
  const send = openSend({ timeout, ...(over === undefined ? {} : { over }) }, env)
  const taken: Send = (address, asked) => ahead?.take(address, asked) ?? send(address, asked)
  return taken as unknown as typeof fetch
}

/** Milliseconds for one request. */
export const usualTimeout = 15_000

export type TransportOptions = {
  /** Milliseconds. */
  readonly timeout: number
  readonly over?: AbortSignal
  /** Answers that were asked for before there was anybody to read them. */
  readonly ahead?: Ahead
}

/** What sends a request: the transport without answers that were asked for ahead. */
export function openSend(
  { timeout, over }: Omit<TransportOptions, 'ahead'>,
  env: NodeJS.ProcessEnv = process.env,
): Send {
  const options = { keepAlive: true, proxyEnv: env }
  const plain = once(() => process.getBuiltinModule('node:http'), options)
  // Reading it in takes as long as a request: it is not, where GitHub is a server next door.
  const secure = once(() => process.getBuiltinModule('node:https'), options)

  function send(url: URL, asked: Asked): Promise<IncomingMessage & { body: Buffer }> {
    const { client, agent } = url.protocol === 'https:' ? secure() : plain()
    const deadline = AbortSignal.timeout(timeout)
    const others = [asked.signal, over].filter((one) => one !== undefined)
    const signal = others.length > 0 ? AbortSignal.any([...others, deadline]) : deadline
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void =>
        reject(deadline.aborted ? new Error(`no answer within ${timeout} ms`) : error)
      const request = client.request(url, {
        method: asked.method ?? 'GET',
        headers: {
          'accept-encoding': 'gzip',
          ...asked.headers,
          ...(asked.body === undefined ? {} : { 'content-length': Buffer.byteLength(asked.body) }),
        },
        agent,
        signal,
      })
      if (asked.sent) request.once('finish', asked.sent)
      request.once('error', fail)
      request.once('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', fail)
        response.once('end', () =>
          resolve(Object.assign(response, { body: Buffer.concat(chunks) })),
        )
      })
      request.end(asked.body)
    })
  }

  async function follow(url: URL, asked: Asked, left: number): Promise<Answer> {
    const response = await send(url, asked)
    const { statusCode: status = 0, headers } = response
    const { location } = headers
    const moved = location !== undefined && isRedirect(status, asked.method ?? 'GET')
    if (!moved || left === 0) return answerOf(url, status, headers, await bodyOf(response))
    const next = new URL(location, url)
    return follow(next, next.origin === url.origin ? asked : withoutToken(asked), left - 1)
  }

  return (address, asked) => follow(new URL(address), asked, mostRedirects)
}

/** A client and its agent, made when they are first needed. */
function once(load: () => Pick<typeof http, 'request' | 'Agent'>, options: http.AgentOptions) {
  let known: { client: Pick<typeof http, 'request'>; agent: http.Agent } | undefined
  return () => {
    if (known === undefined) {
      const client = load()
      known = { client, agent: new client.Agent(options) }
    }
    return known
  }
}

function isRedirect(status: number, method: string): boolean {
  if (status === 307 || status === 308) return true
  return method === 'GET' && [301, 302, 303].includes(status)
}

/** The token is for GitHub, and for nobody it may send us on to. */
function withoutToken(asked: Asked): Asked {
  const headers = Object.entries(asked.headers ?? {})
  return {
    ...asked,
    headers: Object.fromEntries(headers.filter(([name]) => name.toLowerCase() !== 'authorization')),
  }
}

async function bodyOf(response: IncomingMessage & { body: Buffer }): Promise<Buffer> {
  const { headers, body } = response
  if (headers['content-encoding'] !== 'gzip' || body.length === 0) return body
  const { gunzip } = process.getBuiltinModule('node:zlib')
  return new Promise((resolve, reject) => {
    gunzip(body, (error, text) => (error === null ? resolve(text) : reject(error)))
  })
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
