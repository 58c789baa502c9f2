import type { IncomingHttpHeaders } from 'node:http'
import type { Actor, Permission } from './actors.ts'
import type { Hub } from './hub.ts'

export type Json = { readonly [key: string]: unknown }

export type Reply = {
  readonly status: number
  /** JSON, unless `raw` is there. */
  readonly body?: unknown
  readonly raw?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** One request, understood. */
export type Call = {
  readonly hub: Hub
  readonly actor: Actor
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Json
}

export type Route = {
  readonly method: string
  readonly pattern: RegExp
  /** The permission it takes; `anyone` lets people who may only read do it too. */
  readonly needs: `${Permission}:${'read' | 'write'}`
  readonly anyone: boolean
  readonly handle: (call: Call) => Promise<Reply> | Reply
}

/** An answer that is an error, as GitHub words it. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly unknown[] | undefined

  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.errors = errors
  }
}

/** `Not Found`. */
export function notFound(message = 'Not Found'): Refusal {
  return new Refusal(404, message)
}

/**
 * A route. `:name` matches one segment, `*name` the rest; both start below the repository unless
 * the path begins with `//`.
 */
export function route(
  method: string,
  path: string,
  needs: Route['needs'],
  handle: Route['handle'],
  options: { readonly anyone?: boolean } = {},
): Route {
  const full = path.startsWith('//') ? path.slice(1) : `/repos/:owner/:repo${path}`
  const source = full
    .replace(/[.]/g, '\\.')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)')
    .replace(/\*(\w+)/g, '(?<$1>.*)')
  const pattern = new RegExp(`^${source}$`)
  return { method, pattern, needs, handle, anyone: options.anyone ?? false }
}

/** A part of the path that the route's pattern is sure to have. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? ''
}

/** A string in the body, or nothing. */
export function text(body: Json, key: string): string | undefined {
  const value = body[key]
  return typeof value === 'string' ? value : undefined
}

/** An object in the body, or an empty one. */
export function object(value: unknown): Json {
  return isObject(value) ? value : {}
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list in the body, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** GitHub's time format: UTC, to the second. */
export function timestamp(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** One page of a list, with the `Link` header to the others. */
export function paged(
  call: Call,
  all: readonly unknown[],
  wrap?: (page: unknown[]) => Json,
): Reply {
  const size = Math.min(Math.max(Number(call.query.get('per_page') ?? 30) || 30, 1), 100)
  const page = Math.max(Number(call.query.get('page') ?? 1) || 1, 1)
  const last = Math.max(Math.ceil(all.length / size), 1)
  const items = all.slice((page - 1) * size, page * size)
  return {
    status: 200,
    body: wrap === undefined ? items : wrap(items),
    headers: links(call, page, last),
  }
}

function links(call: Call, page: number, last: number): Record<string, string> {
  const address = (to: number): string => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(to))
    return `<${call.hub.url}${call.path}?${query}>`
  }
  const parts = [
    ...(page < last ? [`${address(page + 1)}; rel="next"`, `${address(last)}; rel="last"`] : []),
    ...(page > 1 ? [`${address(1)}; rel="first"`, `${address(page - 1)}; rel="prev"`] : []),
  ]
  return parts.length === 0 ? {} : { link: parts.join(', ') }
}
