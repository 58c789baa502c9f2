import type { Hub } from '../hub.ts'
import { variablesOf, type Variables } from '../variables.ts'
import { notFound, param, Refusal, route, text, timestamp, type Call, type Reply } from '../http.ts'

/** Entries on a page: ten unless asked for more, thirty at most. (REST API: Actions variables.) */
const pages = { usual: 10, most: 30 } as const

/** The scope of the repository's own variables; every other is an environment's name. */
const ofRepository = ''

/** What a job in an environment finds in `vars`. */
export function varsOf(hub: Hub, environment: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...variablesOf(hub, ofRepository), ...variablesOf(hub, environment)])
}

function scopeOf(call: Call): Variables {
  // No key of a job's `permissions:` covers them.
  if (call.actor.workflow) throw new Refusal(403, 'Resource not accessible by integration')
  return variablesOf(call.hub, decodeURIComponent(call.params['environment'] ?? ofRepository))
}

function listAll(call: Call): Reply {
  const scope = scopeOf(call)
  const all = [...scope].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const wanted = Number(call.query.get('per_page') ?? pages.usual) || pages.usual
  const size = Math.min(wanted, pages.most)
  const page = Math.max(Number(call.query.get('page') ?? 1) || 1, 1)
  const variables = all.slice((page - 1) * size, page * size).map(([name, value]) => {
    const at = timestamp(scope.changedAt(name) ?? call.hub.time())
    return { name, value, created_at: at, updated_at: at }
  })
  return { status: 200, body: { total_count: all.length, variables } }
}

function create(call: Call): Reply {
  const variables = scopeOf(call)
  const name = (text(call.body, 'name') ?? '').toUpperCase()
  const value = text(call.body, 'value')
  if (variables.has(name)) throw new Refusal(409, `Already exists - Variable already exists`)
  if (!/^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/.test(name)) {
    throw new Refusal(422, 'Variable name may only contain alphanumeric characters and underscores')
  }
  if (value === undefined) throw new Refusal(422, 'Invalid request.\n\n"value" wasn\'t supplied.')
  variables.set(name, value)
  return { status: 201, body: {} }
}

function update(call: Call): Reply {
  const variables = scopeOf(call)
  const name = decodeURIComponent(param(call, 'name')).toUpperCase()
  const value = text(call.body, 'value')
  if (!variables.has(name)) throw notFound()
  if (value !== undefined) variables.set(name, value)
  return { status: 204 }
}

function remove(call: Call): Reply {
  const name = decodeURIComponent(param(call, 'name')).toUpperCase()
  if (!scopeOf(call).delete(name)) throw notFound()
  return { status: 204 }
}

const places = ['/actions/variables', '/environments/:environment/variables']

export const variableRoutes = places.flatMap((path) => [
  route('GET', path, 'metadata:read', listAll),
  route('POST', path, 'contents:write', create),
  route('PATCH', `${path}/:name`, 'contents:write', update),
  route('DELETE', `${path}/:name`, 'contents:write', remove),
])
