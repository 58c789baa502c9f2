import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Script } from '../github/server.ts'

export { cut, json, reset, silence } from '../github/server.ts'

export type AskedApi = {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly at: number
}

/** An API that answers its requests by a script, one line a request; the last one stays. */
export async function openApiServer(...scripts: readonly Script[]): Promise<{
  readonly url: string
  readonly asked: readonly AskedApi[]
  close(): Promise<void>
}> {
  const asked: AskedApi[] = []
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.once('end', () => {
      const script = scripts[Math.min(asked.length, scripts.length - 1)]
      asked.push({ method, path, headers, body, at: performance.now() })
      script?.(request, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
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
