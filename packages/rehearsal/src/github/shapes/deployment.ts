import type { Deployment, DeploymentStatus, Hub } from '../hub.ts'
import type { Json } from '../http.ts'
import { api, nodeId } from './address.ts'

/** A deployment. */
export function deploymentShape(hub: Hub, deployment: Deployment): Json {
  return {
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    url: api(hub, `/deployments/${deployment.id}`),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    environment: deployment.environment,
    original_environment: deployment.environment,
    description: deployment.description,
    payload: deployment.payload,
    creator: hub.user(deployment.login),
    production_environment: deployment.production,
    transient_environment: false,
    created_at: deployment.at,
    updated_at: deployment.statuses.at(-1)?.at ?? deployment.at,
    statuses_url: api(hub, `/deployments/${deployment.id}/statuses`),
    repository_url: api(hub, ''),
  }
}

/** A status of a deployment. */
export function statusShape(hub: Hub, deployment: Deployment, status: DeploymentStatus): Json {
  return {
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    url: api(hub, `/deployments/${deployment.id}/statuses/${status.id}`),
    state: status.state,
    description: status.description,
    environment: deployment.environment,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    target_url: status.logUrl,
    creator: hub.user(status.login),
    created_at: status.at,
    updated_at: status.at,
    deployment_url: api(hub, `/deployments/${deployment.id}`),
    repository_url: api(hub, ''),
  }
}
