import { readFileSync } from 'node:fs'
import { isObject, list, object, type Json } from '@outage-playbook/rehearsal/github/http.ts'

export type Parameter = {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Json
}

/** The schema of a body, by media type; `undefined` where it has none. */
export type Media = Readonly<Record<string, Json | undefined>>

export type Operation = {
  /** As GitHub names it, such as `issues/create-comment`. */
  readonly id: string
  readonly method: string
  /** With its placeholders, such as `/repos/{owner}/{repo}/issues`. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: { readonly required: boolean; readonly media: Media } | undefined
  /** The bodies of its answers, by status. */
  readonly answers: Readonly<Record<string, Media>>
}

export type Found = {
  readonly operation: Operation
  /** The parts of the path, decoded, by the name of their placeholder. */
  readonly parts: Readonly<Record<string, string>>
}

// The package's own entry would load the descriptions of every version of Enterprise Server.
const file = new URL(
  '../../node_modules/@octokit/openapi/generated/api.github.com.json',
  import.meta.url,
)

let loaded: Json | undefined

/** The document: 13 MB, so it is read when it is first needed. */
function document(): Json {
  const value: unknown = loaded ?? JSON.parse(readFileSync(file, 'utf8'))
  if (!isObject(value)) throw new Error(`${file.pathname} is not a description of an API`)
  return (loaded = value)
}

/** The component of a reference, such as `#/components/schemas/issue`. */
export function component(reference: string): Json {
  const parts = reference.replace(/^#\//, '').split('/')
  const found = parts.reduce<unknown>((value, part) => object(value)[part], document())
  if (!isObject(found)) throw new Error(`the description lacks ${reference}`)
  return found
}

function followed(value: unknown): Json {
  const reference = object(value)['$ref']
  return typeof reference === 'string' ? component(reference) : object(value)
}

type Pattern = { readonly path: string; readonly pattern: RegExp; readonly literal: number }

let patterns: readonly Pattern[] | undefined

/** Every path, those with the most fixed parts first: `/issues/comments` before `/issues/{number}`. */
function allPatterns(): readonly Pattern[] {
  patterns ??= Object.entries(object(document()['paths']))
    .map(([path, item]) => ({ path, pattern: patternOf(path, item), literal: literals(path) }))
    .toSorted((a, b) => b.literal - a.literal)
  return patterns
}

function literals(path: string): number {
  return path.split('/').filter((part) => part !== '' && !part.startsWith('{')).length
}

/** A placeholder is one segment of the path, unless the description says that it may be several. */
function patternOf(path: string, item: unknown): RegExp {
  const several = new Set(
    Object.values(object(item))
      .flatMap((operation) => list(object(operation)['parameters']).map(followed))
      .filter((parameter) => parameter['x-multi-segment'] === true)
      .map((parameter) => String(parameter['name'])),
  )
  const source = path
    .replace(/[.]/g, '\\.')
    .replace(/\{([^}]+)\}/g, (_, name: string) => (several.has(name) ? '(.*)' : '([^/]+)'))
  return new RegExp(`^${source}$`)
}

/** The operation that a request asks for, or nothing where GitHub has none. */
export function findOperation(method: string, pathname: string): Found | undefined {
  for (const { path, pattern } of allPatterns()) {
    const match = pattern.exec(pathname)
    const raw = object(object(document()['paths'])[path])[method.toLowerCase()]
    if (match === null || !isObject(raw)) continue
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
    const parts = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')])
    return { operation: read(method, path, raw), parts: Object.fromEntries(parts) }
  }
  return undefined
}

const known = new Map<Json, Operation>()

function read(method: string, path: string, raw: Json): Operation {
  const before = known.get(raw)
  if (before !== undefined) return before
  const body = isObject(raw['requestBody']) ? followed(raw['requestBody']) : undefined
  const operation = {
    id: String(raw['operationId']),
    method,
    path,
    parameters: list(raw['parameters']).map(followed).map(parameter),
    body: body && { required: body['required'] === true, media: media(body) },
    answers: Object.fromEntries(
      Object.entries(object(raw['responses'])).map(([status, answer]) => [
        status,
        media(followed(answer)),
      ]),
    ),
  }
  known.set(raw, operation)
  return operation
}

function parameter(raw: Json): Parameter {
  const { name, in: place, required, schema } = raw
  return {
    name: String(name),
    in: String(place),
    required: required === true,
    schema: object(schema),
  }
}

function media(raw: Json): Media {
  return Object.fromEntries(
    Object.entries(object(raw['content'])).map(([type, content]) => {
      const { schema } = object(content)
      return [type, isObject(schema) ? schema : undefined]
    }),
  )
}

/** The schema of what a webhook is told, or nothing where GitHub has no such event. */
export function findEvent(
  name: string,
  action: string,
): { readonly id: string; readonly schema: Json } | undefined {
  const hooks = object(document()['x-webhooks'])
  const plain = name.replaceAll('_', '-')
  const id = [`${plain}-${action.replaceAll('_', '-')}`, plain].find((one) => one in hooks)
  // What people call their own dispatches is described by an example.
  const known = name === 'repository_dispatch' ? 'repository-dispatch-sample.collected' : id
  if (known === undefined) return undefined
  const body = followed(object(object(hooks[known])['post'])['requestBody'])
  const schema = media(body)['application/json']
  return schema === undefined ? undefined : { id: known, schema }
}
