import type { IncomingHttpHeaders } from 'node:http'
import { isObject, type Json, type Reply } from '@outage-playbook/rehearsal/github/http.ts'
import { findEvent, findOperation, type Found, type Media, type Operation } from './description.ts'
import { queryFaults } from './graphql.ts'
import { faultsOfBody, faultsOfTexts, type Fault } from './schemas.ts'

/** One request, and what it was answered; nothing where the connection was cut. */
export type Exchange = {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly reply?: Reply
}

/** Something that is not as GitHub describes it. */
export type Mismatch = Fault & {
  /** Such as `issues/create-comment`. */
  readonly operation: string
  /** Such as `query`, `request body`, `answer 200`, `event`. */
  readonly part: string
}

/** The version of the API that the description is of. */
export const describedVersion = '2022-11-28'

/** Everything about an exchange that is not as GitHub's description says. */
export function mismatches(exchange: Exchange): readonly Mismatch[] {
  const { method, path, reply, headers } = exchange
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  const asked = headers['x-github-api-version'] ?? describedVersion
  // What a test asks of another version is described elsewhere.
  if (asked !== describedVersion && !isOurs(exchange)) return []
  const version = { place: '/x-github-api-version', found: `is ${String(asked)}` }
  const wrongVersion = asked === describedVersion ? [] : [version]
  if (pathname === '/graphql') {
    return told('graphql', 'query', [...wrongVersion, ...queryFaults(exchange.body)])
  }
  const found = findOperation(method, pathname)
  if (found === undefined) {
    if (isForgiven(exchange)) return []
    return told(`${method} ${pathname}`, 'request', [{ place: '', found: 'is no operation' }])
  }
  const { id } = found.operation
  const query = Object.fromEntries(searchParams)
  const request = isForgiven(exchange)
    ? []
    : [
        ...told(id, 'headers', wrongVersion),
        ...told(id, 'path', faultsOfTexts(parameters(found.operation, 'path'), found.parts)),
        ...told(id, 'query', faultsOfTexts(parameters(found.operation, 'query'), query)),
        ...told(id, 'request body', requestBody(found, exchange.body)),
      ]
  return reply === undefined
    ? request
    : [...request, ...told(id, `answer ${reply.status}`, answer(found.operation, reply))]
}

/** The same for what a webhook is told, and a run finds in its event file. */
export function eventMismatches(name: string, payload: Json): readonly Mismatch[] {
  const action = typeof payload['action'] === 'string' ? payload['action'] : ''
  const found = findEvent(name, action)
  if (found === undefined) {
    return told(`${name} ${action}`, 'event', [{ place: '', found: 'is no event' }])
  }
  return told(found.id, 'event', faultsOfBody(found.schema, onTheWire(payload)))
}

function told(operation: string, part: string, faults: readonly Fault[]): readonly Mismatch[] {
  return faults.map((fault) => ({ operation, part, ...fault }))
}

/** Whether the product sent it, and not a test in the name of a person. */
function isOurs({ headers }: Exchange): boolean {
  return headers['user-agent']?.startsWith('outage-playbook') === true
}

/** What a test has got wrong on purpose, and what was refused for it. */
function isForgiven(exchange: Exchange): boolean {
  const status = exchange.reply?.status ?? 0
  return status >= 400 && status < 500 && !isOurs(exchange)
}

const schemas = new Map<string, Json>()

/** The parameters of one kind, as the schema of an object. */
function parameters(operation: Operation, kind: 'path' | 'query'): Json {
  const key = `${operation.id} ${kind}`
  const own = operation.parameters.filter((one) => one.in === kind)
  const schema = schemas.get(key) ?? {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
  }
  schemas.set(key, schema)
  return schema
}

function requestBody({ operation: { body } }: Found, text: string): readonly Fault[] {
  if (body === undefined)
    return text === '' ? [] : [{ place: '', found: 'is there, and not taken' }]
  if (text === '') return body.required ? [{ place: '', found: 'is missing' }] : []
  const schema = body.media['application/json']
  return schema === undefined ? [] : faultsOfBody(schema, JSON.parse(text))
}

/** What GitHub may answer to any request, described or not. */
const always = /^(?:304|401|403|404|422|429|5\d\d)$/

function answer({ answers }: Operation, reply: Reply): readonly Fault[] {
  const status = String(reply.status)
  const described = answers[status]
  const silent = described === undefined || Object.keys(described).length === 0
  if (silent && always.test(status)) return reply.status < 400 ? [] : errorFaults(reply)
  if (described === undefined) return [{ place: '', found: 'is no answer of this operation' }]
  return answerBody(described, reply)
}

function answerBody(media: Media, reply: Reply): readonly Fault[] {
  // What was asked for raw is whatever it is.
  if (reply.raw !== undefined) return []
  const types = Object.keys(media)
  const empty = reply.body === undefined
  if (types.length === 0) return empty ? [] : [{ place: '', found: 'has a body' }]
  if (empty) return [{ place: '', found: 'has no body' }]
  const schema = media['application/json']
  return schema === undefined ? [] : faultsOfBody(schema, onTheWire(reply.body))
}

/** An error that is not described for an operation has the form that they all have. */
function errorFaults({ body }: Reply): readonly Fault[] {
  const hasMessage = isObject(body) && typeof body['message'] === 'string'
  return hasMessage ? [] : [{ place: '/message', found: 'is missing' }]
}

function onTheWire(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body))
}
