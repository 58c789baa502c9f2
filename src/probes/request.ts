import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { isIP } from 'node:net'
import { ForbiddenAddress, guardedLookup, mayReach, type Reach } from './address.ts'
import type { Resolve } from './options.ts'

/** One request, without following anything. */
export type Hop = {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly family?: 4 | 6
  readonly reach: Reach
  readonly resolve?: Resolve
}

export type Answer = {
  readonly status: number
  readonly location?: string
  /** At most the first megabyte. */
  readonly body: string
  readonly isCut: boolean
}

const mostBytes = 1_048_576

/** Sends the request over a connection of its own, and reads the answer. Rejects as Node.js does. */
export async function ask(hop: Hop, signal: AbortSignal): Promise<Answer> {
  const host = hop.url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, hop.reach)) throw new ForbiddenAddress(hop.reach)
  const options: RequestOptions = {
    method: hop.method,
    headers: {
      'user-agent': 'outage-playbook',
      'accept-encoding': 'identity',
      ...lengthOf(hop.body),
      ...hop.headers,
    },
    agent: false,
    signal,
    lookup: guardedLookup(hop.reach, hop.resolve),
    ...(hop.family === undefined ? {} : { family: hop.family }),
  }
  const isSecure = hop.url.protocol === 'https:'
  // Reading it in is slow, and not every service needs it.
  const send = isSecure ? process.getBuiltinModule('node:https').request : httpRequest
  return new Promise((resolve, reject) => {
    const sent = send(hop.url, options, (response) => {
      read(response).then(resolve, reject)
    })
    sent.on('error', reject)
    sent.end(hop.body)
  })
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > mostBytes) break
  }
  const { location } = response.headers
  return {
    status: response.statusCode ?? 0,
    ...(location === undefined ? {} : { location }),
    body: Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8'),
    isCut: size > mostBytes,
  }
}

function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
}
