import { addDeployment, addStatus } from '../deployments.ts'
import { resolveCommit } from '../git/read.ts'
import type { Deployment } from '../hub.ts'
import { notFound, paged, param, Refusal, route, text, type Call, type Reply } from '../http.ts'
import { deploymentShape, statusShape } from '../shapes/deployment.ts'

const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']

function find(call: Call): Deployment {
  const id = Number(param(call, 'id'))
  const deployment = call.hub.deployments.find((known) => known.id === id)
  if (deployment === undefined) throw notFound()
  return deployment
}

function listDeployments(call: Call): Reply {
  const { hub, query } = call
  const filters = ['environment', 'sha', 'ref', 'task'] as const
  const found = hub.deployments
    .filter((deployment) =>
      filters.every((key) => query.get(key) === null || query.get(key) === deployment[key]),
    )
    .toReversed()
  return paged(
    call,
    found.map((deployment) => deploymentShape(hub, deployment)),
  )
}

async function create(call: Call): Promise<Reply> {
  const { hub, actor, body } = call
  const ref = text(body, 'ref') ?? ''
  const sha = await resolveCommit(hub.git, ref)
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  const deployment = addDeployment(hub, actor, {
    sha,
    ref,
    environment: text(body, 'environment') ?? 'production',
    task: text(body, 'task') ?? 'deploy',
    description: text(body, 'description') ?? '',
    payload: body['payload'] ?? '',
    ...(body['production_environment'] === undefined
      ? {}
      : { production: body['production_environment'] === true }),
  })
  return { status: 201, body: deploymentShape(hub, deployment) }
}

function createStatus(call: Call): Reply {
  const { hub, actor, body } = call
  const deployment = find(call)
  const state = text(body, 'state') ?? ''
  const description = text(body, 'description') ?? ''
  if (!states.includes(state)) {
    const error = { resource: 'DeploymentStatus', field: 'state', code: 'invalid' }
    throw new Refusal(422, 'Validation Failed', [error])
  }
  if (description.length > 140) {
    const message = 'description is too long (maximum is 140 characters)'
    const error = { resource: 'DeploymentStatus', field: 'description', code: 'custom', message }
    throw new Refusal(422, 'Validation Failed', [error])
  }
  const status = addStatus(hub, actor, deployment, {
    state,
    description,
    environmentUrl: text(body, 'environment_url') ?? '',
    logUrl: text(body, 'log_url') ?? text(body, 'target_url') ?? '',
    autoInactive: body['auto_inactive'] !== false,
  })
  return { status: 201, body: statusShape(hub, deployment, status) }
}

function listStatuses(call: Call): Reply {
  const deployment = find(call)
  const newestFirst = deployment.statuses.toReversed()
  return paged(
    call,
    newestFirst.map((status) => statusShape(call.hub, deployment, status)),
  )
}

export const deploymentRoutes = [
  route('GET', '/deployments', 'deployments:read', listDeployments),
  route('POST', '/deployments', 'deployments:write', create),
  route('GET', '/deployments/:id', 'deployments:read', (call) => ({
    status: 200,
    body: deploymentShape(call.hub, find(call)),
  })),
  route('GET', '/deployments/:id/statuses', 'deployments:read', listStatuses),
  route('POST', '/deployments/:id/statuses', 'deployments:write', createStatus),
]
