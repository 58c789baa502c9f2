import { randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { actorOf, answer, refusal } from './answer.ts'
import type { Hub } from './hub.ts'
import { Refusal, type Reply } from './http.ts'
import type { LoggedRequest } from './log.ts'

/** One request on its way: `before` it is performed, and `after`, with the reply about to be sent. */
type Exchange = {
  readonly phase: 'before' | 'after'
  readonly request: LoggedRequest
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly reply?: Reply
  /** True where an interceptor has answered in its place. */
  readonly interrupted?: boolean
}

/** What is done instead: another answer, half of one, or none at all (the connection is cut). */
type Interruption =
  | { readonly kind: 'answer'; readonly reply: Reply }
  | { readonly kind: 'cut' }
  | { readonly kind: 'destroy' }

/** May wait as long as it likes, and may interrupt. */
export type Interceptor = (
  exchange: Exchange,
) => Promise<Interruption | undefined> | Interruption | undefined

export type Front = {
  readonly url: string
  readonly requests: readonly LoggedRequest[]
  /** Milliseconds since it was opened: the clock of `requests`. */
  now(): number
  /**
   * Gives it the repositories to answer for, the one that all this is about first; until then it answers
   * 503.
   */
  serve(hubs: readonly Hub[]): void
  intercept(interceptor: Interceptor): () => void
  close(): Promise<void>
}

/** Listens on loopback, and logs every request. */
export async function openFront(): Promise<Front> {
  const requests: LoggedRequest[] = []
  const interceptors = new Set<Interceptor>()
  const opened = performance.now()
  const budget = openBudget()
  let hub: Hub | undefined
  let others: readonly Hub[] = []

  const now = (): number => performance.now() - opened

  async function interrupted(exchange: Exchange): Promise<Interruption | undefined> {
    for (const interceptor of interceptors) {
      const interruption = await interceptor(exchange)
      if (interruption !== undefined) return interruption
    }
    return undefined
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = now()
    const body = await read(incoming)
    const { method = 'GET', url = '/', headers } = incoming
    const actor = hub === undefined ? undefined : actorOf(hub, headers)
    const run = actor?.run
    const index = requests.length
    const begun: LoggedRequest = {
      id: index + 1,
      method,
      path: url,
      status: 0,
      startedAt,
      actor: actor?.login ?? '',
      ...(run === undefined ? {} : { run }),
    }
    requests.push(begun)
    const before = await interrupted({ phase: 'before', request: begun, headers, body })
    if (before !== undefined && before.kind !== 'answer') {
      requests[index] = { ...begun, endedAt: now() }
      return cutOff(response, before.kind)
    }
    const spent = hub === undefined ? undefined : budget.check(hub, actor)
    const another = others.find(({ fullName }) => isWithin(url, fullName))
    const asked = { method, url, headers, body }
    const made =
      before?.reply ??
      spent ??
      (await (another ? elsewhere(another, actor, asked) : perform(hub, asked)))
    const done = { ...begun, status: made.status, endedAt: now() }
    const after = await interrupted({
      phase: 'after',
      request: done,
      headers,
      body,
      reply: made,
      interrupted: before !== undefined,
    })
    requests[index] = { ...done, endedAt: now() }
    // Performed, and the reply lost.
    if (after !== undefined && after.kind !== 'answer') return cutOff(response, after.kind)
    const reply = after?.reply ?? made
    send(response, reply, hub === undefined ? {} : budget.spend(hub, actor, reply))
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => response.destroy(toError(error)))
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    now,
    serve(ready) {
      hub = ready[0]
      others = ready.slice(1)
    },
    intercept(interceptor) {
      interceptors.add(interceptor)
      return () => void interceptors.delete(interceptor)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isWithin(url: string, fullName: string): boolean {
  const path = url.toLowerCase().replace(/\?.*$/, '')
  const own = `/repos/${fullName.toLowerCase()}`
  return path === own || path.startsWith(`${own}/`)
}

/** The token of a run is for its own repository only. */
async function elsewhere(
  hub: Hub,
  actor: ReturnType<typeof actorOf>,
  incoming: Parameters<typeof answer>[1],
): Promise<Reply> {
  if (actor?.workflow !== true) return answer(hub, incoming)
  return refusal(new Refusal(403, 'Resource not accessible by integration'))
}

async function perform(
  hub: Hub | undefined,
  incoming: Parameters<typeof answer>[1],
): Promise<Reply> {
  return hub === undefined ? refusal(new Refusal(503, 'Starting')) : answer(hub, incoming)
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, reply: Reply, limits: Record<string, string>): void {
  const empty = reply.status === 204 || reply.status === 304
  const bytes = empty ? undefined : (reply.raw ?? Buffer.from(JSON.stringify(reply.body ?? null)))
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomUUID().slice(0, 18).toUpperCase(),
    ...limits,
    ...reply.headers,
    ...(bytes === undefined ? {} : { 'content-length': String(bytes.length) }),
  })
  response.end(bytes)
}

/** Ends the connection: before the answer, or in the middle of it. */
function cutOff(response: ServerResponse, kind: 'cut' | 'destroy'): void {
  if (kind === 'destroy') return void response.socket?.destroy()
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"id": 1, "ti', () => response.socket?.destroy())
}

type Budget = {
  check(hub: Hub, actor: ReturnType<typeof actorOf>): Reply | undefined
  spend(hub: Hub, actor: ReturnType<typeof actorOf>, reply: Reply): Record<string, string>
}

/** The hourly limits: one for all the tokens of runs together, one for each person. */
function openBudget(): Budget {
  const used = new Map<string, number>()
  const reset = Math.floor(Date.now() / 1000) + 3600
  const limitOf = (hub: Hub, actor: ReturnType<typeof actorOf>): number =>
    actor?.workflow === true ? hub.settings.rateLimit : 5000
  const headers = (limit: number, count: number): Record<string, string> => ({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(limit - count, 0)),
    'x-ratelimit-used': String(count),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  })
  return {
    check(hub, actor) {
      const limit = limitOf(hub, actor)
      const count = used.get(actor?.login ?? '') ?? 0
      if (count < limit) return undefined
      const reply = refusal(new Refusal(403, 'API rate limit exceeded for installation ID 1.'))
      return { ...reply, headers: headers(limit, count) }
    },
    spend(hub, actor, reply) {
      const login = actor?.login ?? ''
      const count = (used.get(login) ?? 0) + (reply.status === 304 ? 0 : 1)
      used.set(login, count)
      return headers(limitOf(hub, actor), count)
    },
  }
}
