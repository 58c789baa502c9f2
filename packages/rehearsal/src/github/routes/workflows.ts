import { load } from 'js-yaml'
import { branchHead, firstKnown, readCommit, readObject } from '../git/read.ts'
import { git } from '../git/run.ts'
import {
  isObject,
  notFound,
  object,
  param,
  paged,
  Refusal,
  route,
  text,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { api, nodeId, page } from '../shapes/address.ts'
import { briefCommitShape } from '../shapes/commit.ts'
import { workflowShape } from '../shapes/run.ts'

const folder = '.github/workflows'

type Workflow = { readonly path: string; readonly source: Json }

/** A workflow by its id or its file's name; it has to be on the default branch. */
async function find(call: Call, ref = call.hub.defaultBranch): Promise<Workflow> {
  const { hub } = call
  const id = decodeURIComponent(param(call, 'id'))
  const path = /^\d+$/.test(id) ? hub.runs.workflowPath(Number(id)) : `${folder}/${id}`
  const file = path === undefined ? undefined : await readObject(hub.git, `${ref}:${path}`)
  if (path === undefined || file?.type !== 'blob') throw notFound()
  hub.runs.workflowId(path)
  return { path, source: object(load(file.content.toString('utf8'))) }
}

function nameOf({ path, source }: Workflow): string {
  return text(source, 'name') ?? path
}

async function getWorkflow(call: Call): Promise<Reply> {
  const workflow = await find(call)
  const id = call.hub.runs.workflowId(workflow.path)
  return {
    status: 200,
    body: workflowShape(call.hub, { id, name: nameOf(workflow), path: workflow.path }),
  }
}

async function dispatch(call: Call): Promise<Reply> {
  const { hub, body } = call
  const newest = call.headers['x-github-api-version'] === '2026-03-10'
  const asked = body['return_run_details'] !== undefined
  const supported = hub.settings.dispatchDetails === 'supported'
  if (asked && (!supported || newest)) {
    const message = `Invalid request.\n\n"return_run_details" is not a permitted key.`
    throw new Refusal(supported ? 422 : 400, message)
  }
  await find(call)
  const ref = (text(body, 'ref') ?? '').replace(/^refs\/(heads|tags)\//, '')
  const sha =
    (await branchHead(hub.git, ref)) ?? (await firstKnown(hub.git, [`refs/tags/${ref}^{commit}`]))
  const head = sha === undefined ? undefined : await readCommit(hub.git, sha)
  if (sha === undefined || head === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  const workflow = await find(call, sha)
  const inputs = checkInputs(workflow, body['inputs'])
  const run = hub.runs.queue({
    path: workflow.path,
    name: nameOf(workflow),
    event: 'workflow_dispatch',
    branch: ref,
    sha,
    headCommit: briefCommitShape(head),
    actor: call.actor,
    inputs,
  })
  const payload = { ref: `refs/heads/${ref}`, inputs, workflow: workflow.path }
  const about = { repository: hub.repository, sender: hub.user(call.actor.login) }
  hub.bus.emit('workflow_dispatch', { ...payload, ...about }, call.actor, run.id)
  if (!newest && body['return_run_details'] !== true) return { status: 204 }
  return {
    status: 200,
    body: {
      workflow_run_id: run.id,
      run_url: api(hub, `/actions/runs/${run.id}`),
      html_url: page(hub, `/actions/runs/${run.id}`),
    },
  }
}

function checkInputs({ source }: Workflow, given: unknown): Record<string, string> {
  const on = source['on']
  const triggers = isObject(on) ? Object.keys(on) : [on].flat()
  if (!triggers.includes('workflow_dispatch')) {
    throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  const declared = object(object(isObject(on) ? on['workflow_dispatch'] : undefined)['inputs'])
  const inputs = object(given)
  const unknown = Object.keys(inputs).filter((key) => !(key in declared))
  if (unknown.length > 0) {
    throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`)
  }
  const complete: Record<string, string> = {}
  for (const [key, value] of Object.entries(declared)) {
    const { required, default: preset } = object(value)
    const chosen = inputs[key] ?? preset
    if (required === true && (chosen === undefined || chosen === '')) {
      throw new Refusal(422, `Required input '${key}' not provided`)
    }
    complete[key] = chosen === undefined || chosen === null ? '' : String(chosen)
  }
  return complete
}

async function repositoryDispatch(call: Call): Promise<Reply> {
  const { hub, body } = call
  const client_payload = object(body['client_payload'])
  if (Object.keys(client_payload).length > 10) {
    throw new Refusal(422, 'No more than 10 properties are allowed; 11 were supplied.')
  }
  const action = text(body, 'event_type') ?? ''
  if (action === '') throw new Refusal(422, 'Invalid request.\n\n"event_type" wasn\'t supplied.')
  const about = { repository: hub.repository, sender: hub.user(call.actor.login) }
  const installation = { id: 1, node_id: nodeId('Installation', 1) }
  const payload = { action, branch: hub.defaultBranch, client_payload, installation, ...about }
  hub.bus.emit('repository_dispatch', payload, call.actor)
  return { status: 204 }
}

async function listWorkflows(call: Call): Promise<Reply> {
  const { hub } = call
  const folder = `refs/heads/${hub.defaultBranch}:.github/workflows`
  const listed = await git(hub.git, ['ls-tree', '--name-only', '-z', folder]).catch(() => '')
  const names = listed.split('\0').filter((name) => /\.ya?ml$/.test(name))
  const found = await Promise.all(
    names.map((id) =>
      getWorkflow({ ...call, params: { ...call.params, id } }).catch(() => undefined),
    ),
  )
  const workflows = found.flatMap((reply) => (reply === undefined ? [] : [reply.body]))
  return paged({ ...call, hub }, workflows, (page) => ({
    total_count: page.length,
    workflows: page,
  }))
}

export const workflowRoutes = [
  route('GET', '/actions/workflows', 'actions:read', listWorkflows),
  route('GET', '/actions/workflows/:id', 'actions:read', getWorkflow),
  route('POST', '/actions/workflows/:id/dispatches', 'actions:write', dispatch),
  route('POST', '/dispatches', 'contents:write', repositoryDispatch),
]
