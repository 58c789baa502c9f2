import { request } from 'node:http'
import { listen, type Listening } from './listen.ts'

/** A stable address in front of whatever runs; 502 where nothing does, 503 while it is closed. */
export function openProxy(
  port: () => number | undefined,
  isClosed: () => boolean,
): Promise<Listening> {
  return listen((incoming, response) => {
    if (isClosed()) {
      response.writeHead(503, { 'content-type': 'text/plain' })
      return void response.end('We are repairing something, and back soon.\n')
    }
    const fail = (): void => {
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' })
      response.end('Bad gateway: no release is running.\n')
    }
    const to = port()
    if (to === undefined) return fail()
    const { method, url, headers } = incoming
    const options = { host: '127.0.0.1', port: to, method, path: url, headers, agent: false }
    const onward = request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', fail)
    incoming.pipe(onward)
  })
}
