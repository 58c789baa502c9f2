import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { keepRequest } from '../fidelity/watch.ts'

export type Asked = { readonly method: string; readonly path: string; readonly at: number }

/** How one request is answered. */
export type Script = (request: IncomingMessage, response: ServerResponse) => void

export type ScriptedServer = {
  readonly url: string
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

/** A server that answers its requests by a script, one line a request; the last one stays. */
export async function openServer(...scripts: readonly Script[]): Promise<ScriptedServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const script = scripts[Math.min(asked.length, scripts.length - 1)]
    asked.push({
      method: request.method ?? '',
      path: request.url ?? '',
      at: performance.now(),
    })
    let body = ''
    const { method = '', url: path = '', headers } = request
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.once('end', () => keepRequest({ method, path, headers, body }))
    script?.(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Answers with JSON. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(JSON.stringify(body))
  }
}

/** Cuts the connection before there is an answer. */
export const reset: Script = (request) => void request.socket.destroy()

/** Cuts the connection in the middle of the answer. */
export const cut: Script = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"number": 1, "ti')
  setTimeout(() => request.socket.destroy(), 20)
}

/** Never answers. */
export const silence: Script = () => undefined
