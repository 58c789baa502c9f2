import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { readBody, textOf } from '../../http/body.ts'
import { exchange } from '../../http/exchange.ts'
import type { Redirectable } from '../../http/redirect.ts'
import { ForbiddenAddress, guardedLookup, mayReach, type Reach } from './address.ts'
import type { Resolve } from '../options.ts'

/** One request, without following anything. */
export type Hop = {
  readonly request: Redirectable
  readonly reach: Reach
  /** Whether its body is to be read. */
  readonly wants: { readonly body: boolean }
  readonly family?: 4 | 6
  readonly resolve?: Resolve
}

export type Answer = {
  readonly status: number
  readonly location?: string
  /** At most the first MiB; empty where it was not wanted. */
  readonly body: string
  readonly isCut: boolean
  /** When it was there, as `performance.now()` counts. */
  readonly at: number
}

const mostBytes = 1_048_576

/** Milliseconds for the rest of an answer that nobody wants to read: a stream may never end. */
const longestRest = 1_000

/**
 * Sends the request over a connection of its own, and reads the answer; of its body only that it comes
 * where that is not wanted. Rejects as Node.js does.
 */
export async function ask(hop: Hop, signal: AbortSignal): Promise<Answer> {
  const { request, wants } = hop
  const host = request.url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, hop.reach)) throw new ForbiddenAddress(hop.reach)
  const headers = {
    'user-agent': 'outage-playbook',
    'accept-encoding': 'identity',
    ...request.headers,
  }
  const connection = {
    agent: false as const,
    lookup: guardedLookup(hop.reach, hop.resolve),
    ...(hop.family === undefined ? {} : { family: hop.family }),
  }
  const message = await exchange({ ...request, headers }, connection, signal)
  const { location } = message.headers
  return {
    status: message.statusCode ?? 0,
    ...(location === undefined ? {} : { location }),
    ...(wants.body ? await read(message) : await skim(message, signal)),
  }
}

type Read = Pick<Answer, 'body' | 'isCut' | 'at'>

async function read(message: IncomingMessage): Promise<Read> {
  const { bytes, isCut } = await readBody(message, mostBytes)
  const body = textOf(bytes, message.headers['content-type'])
  return { body, isCut, at: performance.now() }
}

/** Waits for the end of the body, though not for long; one that breaks off is an error still. */
async function skim(message: IncomingMessage, signal: AbortSignal): Promise<Read> {
  const begun = performance.now()
  const over = new AbortController()
  const patience = wait(longestRest, false, { signal: AbortSignal.any([over.signal, signal]) })
  try {
    const isWhole = await Promise.race([whole(message), patience.catch(() => false)])
    return { body: '', isCut: !isWhole, at: isWhole ? performance.now() : begun }
  } finally {
    over.abort()
    message.destroy()
  }
}

/** True where it ended within a MiB. */
async function whole(message: IncomingMessage): Promise<boolean> {
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > mostBytes) return false
    }
    return true
  } catch (error) {
    // It is we who let go of it.
    if (error instanceof Error && error.name === 'AbortError') return false
    throw error
  }
}
