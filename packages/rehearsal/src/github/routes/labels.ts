import { notFound, paged, param, Refusal, route, text, type Call, type Reply } from '../http.ts'
import { addLabel, findLabel, labelsNamed, type Issue, type Label } from '../issue-store.ts'
import { labelShape } from '../shapes/issue.ts'
import { change, issueOf, labelNames } from './issues.ts'

function labelOf(call: Call): Label {
  const found = findLabel(call.hub, decodeURIComponent(param(call, 'label')))
  if (found === undefined) throw notFound()
  return found
}

function create(call: Call): Reply {
  const { hub, body } = call
  const name = text(body, 'name') ?? ''
  if (name === '') {
    const error = { resource: 'Label', code: 'missing_field', field: 'name' }
    throw new Refusal(422, 'Validation Failed', [error])
  }
  const color = text(body, 'color')
  const description = text(body, 'description') ?? null
  const label = addLabel(hub, { name, description, ...(color === undefined ? {} : { color }) })
  return { status: 201, body: labelShape(hub, label) }
}

function update(call: Call): Reply {
  const { hub, body } = call
  const label = labelOf(call)
  label.name = text(body, 'new_name') ?? label.name
  label.color = text(body, 'color') ?? label.color
  label.description = text(body, 'description') ?? label.description
  return { status: 200, body: labelShape(hub, label) }
}

function remove(call: Call): Reply {
  const { store } = call.hub
  const label = labelOf(call)
  store.labels.splice(store.labels.indexOf(label), 1)
  for (const issue of store.issues.values()) {
    issue.labels = issue.labels.filter((one) => one !== label)
  }
  return { status: 204 }
}

function listAll(call: Call): Reply {
  const all = call.hub.store.labels.toSorted((a, b) => a.name.localeCompare(b.name))
  return paged(
    call,
    all.map((label) => labelShape(call.hub, label)),
  )
}

/** Changes which labels an issue has, and answers all that it has then. */
function relabel(call: Call, fresh: (labels: Issue['labels']) => Issue['labels']): Reply {
  change(call, ({ labels }) => ({ labels: fresh(labels) }))
  return { status: 200, body: issueOf(call).labels.map((label) => labelShape(call.hub, label)) }
}

function add(call: Call): Reply {
  const more = labelsNamed(call.hub, labelNames(call.body))
  return relabel(call, (labels) => [...new Set([...labels, ...more])])
}

function replace(call: Call): Reply {
  return relabel(call, () => labelsNamed(call.hub, labelNames(call.body)))
}

function takeOff(call: Call): Reply {
  const label = findLabel(call.hub, decodeURIComponent(param(call, 'label')))
  if (label === undefined || !issueOf(call).labels.includes(label)) {
    throw notFound('Label does not exist')
  }
  return relabel(call, (labels) => labels.filter((one) => one !== label))
}

function takeAllOff(call: Call): Reply {
  relabel(call, () => [])
  return { status: 204 }
}

export const labelRoutes = [
  route('GET', '/labels', 'issues:read', listAll),
  route('POST', '/labels', 'issues:write', create),
  route('GET', '/labels/:label', 'issues:read', (call) => ({
    status: 200,
    body: labelShape(call.hub, labelOf(call)),
  })),
  route('PATCH', '/labels/:label', 'issues:write', update),
  route('DELETE', '/labels/:label', 'issues:write', remove),
  route('POST', '/issues/:number/labels', 'issues:write', add),
  route('PUT', '/issues/:number/labels', 'issues:write', replace),
  route('DELETE', '/issues/:number/labels', 'issues:write', takeAllOff),
  route('DELETE', '/issues/:number/labels/:label', 'issues:write', takeOff),
]
