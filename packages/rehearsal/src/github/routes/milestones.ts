import {
  notFound,
  paged,
  param,
  Refusal,
  route,
  text,
  timestamp,
  type Call,
  type Reply,
} from '../http.ts'
import type { Milestone } from '../issue-store.ts'
import { milestoneShape } from '../shapes/issue.ts'

function milestoneOf(call: Call): Milestone {
  const number = Number(param(call, 'number'))
  const found = call.hub.store.milestones.find((one) => one.number === number)
  if (found === undefined) throw notFound()
  return found
}

function create(call: Call): Reply {
  const { hub, actor, body } = call
  const title = text(body, 'title') ?? ''
  if (title === '') {
    const error = { resource: 'Milestone', code: 'missing_field', field: 'title' }
    throw new Refusal(422, 'Validation Failed', [error])
  }
  const at = timestamp(hub.time())
  const milestone: Milestone = {
    id: hub.nextId(),
    number: (hub.store.milestones.at(-1)?.number ?? 0) + 1,
    login: actor.login,
    title,
    description: text(body, 'description') ?? null,
    state: 'open',
    dueOn: text(body, 'due_on') ?? null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  }
  hub.store.milestones.push(milestone)
  return { status: 201, body: milestoneShape(hub, milestone) }
}

function update(call: Call): Reply {
  const { hub, body } = call
  const milestone = milestoneOf(call)
  const at = timestamp(hub.time())
  const { state } = body
  if (state === 'closed') Object.assign(milestone, { state, closedAt: at })
  if (state === 'open') Object.assign(milestone, { state, closedAt: null })
  milestone.title = text(body, 'title') ?? milestone.title
  milestone.description = text(body, 'description') ?? milestone.description
  milestone.dueOn = text(body, 'due_on') ?? milestone.dueOn
  milestone.updatedAt = at
  return { status: 200, body: milestoneShape(hub, milestone) }
}

function remove(call: Call): Reply {
  const { store } = call.hub
  const milestone = milestoneOf(call)
  store.milestones.splice(store.milestones.indexOf(milestone), 1)
  for (const issue of store.issues.values()) {
    if (issue.milestone === milestone) issue.milestone = null
  }
  return { status: 204 }
}

function listAll(call: Call): Reply {
  const { hub, query } = call
  const wanted = query.get('state') ?? 'open'
  const found = hub.store.milestones.filter(({ state }) => wanted === 'all' || state === wanted)
  return paged(
    call,
    found.map((milestone) => milestoneShape(hub, milestone)),
  )
}

export const milestoneRoutes = [
  route('GET', '/milestones', 'issues:read', listAll),
  route('POST', '/milestones', 'issues:write', create),
  route('GET', '/milestones/:number', 'issues:read', (call) => ({
    status: 200,
    body: milestoneShape(call.hub, milestoneOf(call)),
  })),
  route('PATCH', '/milestones/:number', 'issues:write', update),
  route('DELETE', '/milestones/:number', 'issues:write', remove),
]
