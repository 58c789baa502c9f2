import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LoggedRequest } from '../github/log.ts'
import { listen } from '../hosting/listen.ts'

/** A provider's API as whoever rehearses sees it: what it was asked, and a hand on each answer. */
export type ProviderApi = {
  readonly url: string
  /** Oldest first; times are those of GitHub's log once there is one. */
  readonly requests: readonly LoggedRequest[]
  /** Called before and after each request; answers the function that stops it. */
  intercept(interceptor: ApiInterceptor): () => void
  close(): Promise<void>
}

/** `destroy`: the connection ends without an answer. A response: it is answered instead. */
export type ApiInterceptor = (about: {
  readonly phase: 'before' | 'after'
  readonly request: LoggedRequest
}) => Promise<'destroy' | Response | undefined> | 'destroy' | Response | undefined

export type ApiFrontOptions = {
  readonly answer: (request: Request) => Promise<Response>
  /** Milliseconds of the log's clock. */
  readonly now: () => number
}

/** Opens the front of a provider's API: it logs, and lets itself be interrupted. */
export async function openApiFront({ answer, now }: ApiFrontOptions): Promise<ProviderApi> {
  const requests: LoggedRequest[] = []
  const interceptors = new Set<ApiInterceptor>()

  async function interrupted(
    phase: 'before' | 'after',
    request: LoggedRequest,
  ): Promise<'destroy' | Response | undefined> {
    for (const interceptor of interceptors) {
      const said = await interceptor({ phase, request })
      if (said !== undefined) return said
    }
    return undefined
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = incoming
    const body = await read(incoming)
    const index = requests.length
    const begun = { id: index + 1, method, path: url, status: 0, startedAt: now(), actor: '' }
    requests.push(begun)
    const before = await interrupted('before', begun)
    if (before === 'destroy') return void response.socket?.destroy()
    const answered = before ?? (await answer(toRequest(incoming, body)))
    const done = { ...begun, status: answered.status, endedAt: now() }
    requests[index] = done
    const after = await interrupted('after', done)
    if (after === 'destroy') return void response.socket?.destroy()
    await send(response, after ?? answered)
  }

  const listening = await listen((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy())
  })
  return {
    url: listening.url,
    requests,
    intercept(interceptor) {
      interceptors.add(interceptor)
      return () => void interceptors.delete(interceptor)
    },
    close: listening.close,
  }
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function toRequest({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Request {
  const known = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !/^(?:connection|content-length|host)$/.test(name)
      ? [[name, value]]
      : [],
  )
  const empty = body === '' || method === 'GET' || method === 'HEAD'
  return new Request(`http://127.0.0.1${url}`, {
    method,
    headers: known,
    ...(empty ? {} : { body }),
  })
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  const bytes = Buffer.from(await answer.arrayBuffer())
  const headers = Object.fromEntries(answer.headers)
  response.writeHead(answer.status, { ...headers, 'content-length': String(bytes.length) })
  response.end(bytes)
}
