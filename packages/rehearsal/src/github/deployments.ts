import type { Actor } from './actors.ts'
import { timestamp } from './http.ts'
import type { Deployment, DeploymentStatus, Hub } from './hub.ts'
import { deploymentShape, statusShape } from './shapes/deployment.ts'

export type NewDeployment = {
  readonly sha: string
  readonly ref: string
  readonly environment: string
  readonly task?: string
  readonly description?: string
  readonly payload?: unknown
  readonly production?: boolean
}

/** Writes down a deployment, and tells of it. */
export function addDeployment(hub: Hub, actor: Actor, options: NewDeployment): Deployment {
  const deployment: Deployment = {
    id: hub.nextId(),
    sha: options.sha,
    ref: options.ref,
    task: options.task ?? 'deploy',
    environment: options.environment,
    description: options.description ?? '',
    payload: options.payload ?? '',
    production: options.production ?? options.environment === 'production',
    login: actor.login,
    at: timestamp(hub.time()),
    statuses: [],
  }
  hub.deployments.push(deployment)
  const sender = hub.user(actor.login)
  const payload = {
    action: 'created',
    deployment: deploymentShape(hub, deployment),
    // It was made by a request, and not by a job with an `environment:`.
    workflow: null,
    workflow_run: null,
    repository: hub.repository,
    sender,
  }
  hub.bus.emit('deployment', payload, actor)
  return deployment
}

export type NewStatus = {
  readonly state: string
  readonly description?: string
  readonly environmentUrl?: string
  readonly logUrl?: string
  readonly autoInactive?: boolean
}

/**
 * Adds a status, and tells of it, `inactive` apart. A success makes the earlier deployments of the
 * environment inactive, production ones only where Actions itself did it (`everywhere`).
 */
export function addStatus(
  hub: Hub,
  actor: Actor,
  deployment: Deployment,
  options: NewStatus & { readonly everywhere?: boolean },
): DeploymentStatus {
  const status: DeploymentStatus = {
    id: hub.nextId(),
    state: options.state,
    description: options.description ?? '',
    environmentUrl: options.environmentUrl ?? '',
    logUrl: options.logUrl ?? '',
    at: timestamp(hub.time()),
    login: actor.login,
  }
  deployment.statuses.push(status)
  if (options.state === 'success' && options.autoInactive !== false) {
    retire(hub, deployment, options.everywhere ?? false, status)
  }
  if (options.state !== 'inactive') {
    const deployment_status = statusShape(hub, deployment, status)
    hub.bus.emit(
      'deployment_status',
      {
        action: 'created',
        deployment_status,
        deployment: deploymentShape(hub, deployment),
        repository: hub.repository,
        sender: hub.user(actor.login),
      },
      actor,
    )
  }
  return status
}

function retire(hub: Hub, by: Deployment, everywhere: boolean, status: DeploymentStatus): void {
  for (const earlier of hub.deployments) {
    if (earlier.id >= by.id || earlier.environment !== by.environment) continue
    if (earlier.production && !everywhere) continue
    if (earlier.statuses.at(-1)?.state !== 'success') continue
    earlier.statuses.push({ ...status, id: hub.nextId(), state: 'inactive', description: '' })
  }
}
