import { openSend, type Send, type TransportOptions } from '../http/transport.ts'
import type { Ahead } from './ahead.ts'

/**
 * A `fetch` for Octokit that is our transport, and hands out what was asked ahead. Octokit passes a
 * string and plain objects, and reads no more of the answer than there is.
 */
export function openFetch(options: TransportOptions & { readonly ahead?: Ahead }): typeof fetch {
  const send = openSend(options)
  const taken: Send = (address, asked) =>
    options.ahead?.take(address, asked) ?? send(address, asked)
  return taken as unknown as typeof fetch
}
