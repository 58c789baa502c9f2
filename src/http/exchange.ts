import type http from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { LookupFunction } from 'node:net'
import type { Redirectable } from './redirect.ts'

/** How a connection is made. */
export type Connection = {
  /** False for a connection of its own. */
  readonly agent?: http.Agent | false
  readonly lookup?: LookupFunction
  readonly family?: 4 | 6
}

/** Bytes of headers that are read; Node.js itself refuses more than 16 KB. */
const mostHeaders = 131_072

/** A client of Node's: reading in the one for https takes as long as a request. */
export function clientFor({ protocol }: URL): Pick<typeof http, 'request' | 'Agent'> {
  return process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http')
}

/**
 * Sends one request, and resolves with its answer, whose body is not read yet. Nothing is followed,
 * nothing repeated. Rejects as Node.js does. `sent` is called when the request has left.
 */
export function exchange(
  { url, method, headers, body }: Redirectable,
  connection: Connection,
  signal: AbortSignal,
  sent?: () => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const request = clientFor(url).request(url, {
      ...connection,
      method,
      headers: { ...headers, ...length },
      maxHeaderSize: mostHeaders,
      signal,
    })
    if (sent) request.once('finish', sent)
    request.once('response', resolve)
    // It may be heard of more than once: from the request, and from the answer that breaks off.
    request.on('error', reject)
    request.end(body)
  })
}
