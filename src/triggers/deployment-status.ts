import { commandOf } from '../causes/typed.ts'
import { environmentsNamed } from '../config/select.ts'
import { workflowOf } from '../hosting/table.ts'
import type { Invocation } from '../incident/record.ts'
import { nothing, type Trigger } from './event.ts'
import { has, number, text, time } from './payload.ts'

/** The state of a deployment on GitHub: failed, or live and to be verified. */
export const deploymentStatus: Trigger = async ({ payload }, config) => {
  // Our own deployments are written when they are live and verified.
  if (has(payload, 'deployment', 'payload', 'outageOperation')) return nothing
  const repository = text(payload, 'repository', 'full_name')
  const state = text(payload, 'deployment_status', 'state')
  const named = environmentsNamed(
    await config(),
    text(payload, 'deployment', 'environment'),
    repository,
  )
  // Where a workflow of the service deploys, its run tells us, and tells us more.
  const places = named.filter(
    ({ settings }) => settings.workflows.length === 0 && workflowOf(settings.hosting) === undefined,
  )
  const sha = text(payload, 'deployment', 'sha')
  const url =
    text(payload, 'deployment_status', 'log_url') ||
    text(payload, 'deployment_status', 'target_url')
  const id = number(payload, 'deployment', 'id')
  const invocations = places.map(({ service, environment }): Invocation => {
    const about = {
      key: `deployment:${id}:${state}:${service}:${environment}`,
      actor: {
        login: text(payload, 'deployment_status', 'creator', 'login'),
        kind: 'itself' as const,
      },
      at: time(payload, 'deployment_status', 'created_at'),
      ...(url === '' ? {} : { url }),
    }
    if (state === 'success') {
      const flags = { service, env: environment, sha }
      return { ...about, cause: commandOf('release', { words: [], flags }) }
    }
    const summary = `deployment of ${sha.slice(0, 7)} failed (${state})`
    const failure = { service, environment, sha, summary, ...(url === '' ? {} : { url }) }
    return { ...about, cause: { kind: 'deployment-failed', ...failure } }
  })
  return { invocations }
}
