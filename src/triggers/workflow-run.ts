import { environmentsOfWorkflow } from '../config/select.ts'
import type { Invocation } from '../incident/record.ts'
import { nothing, type Trigger } from './event.ts'
import { number, text } from './payload.ts'

const failures = ['failure', 'timed_out', 'startup_failure']

/**
 * A deploy workflow's run that ended: a failed deployment, or a release to verify. A fork's run may
 * be named like ours and be on a branch named like ours: it is not ours.
 */
export const workflowRun: Trigger = async ({ payload }, config) => {
  const run = 'workflow_run'
  const repository = text(payload, 'repository', 'full_name')
  const from = text(payload, run, 'head_repository', 'full_name')
  const conclusion = text(payload, run, 'conclusion')
  const failed = failures.includes(conclusion)
  if (from !== repository || (!failed && conclusion !== 'success')) return nothing
  if (text(payload, run, 'event').startsWith('pull_request')) return nothing

  const workflow = {
    name: text(payload, run, 'name'),
    path: text(payload, run, 'path'),
    repository,
  }
  const places = environmentsOfWorkflow(await config(), workflow, text(payload, run, 'head_branch'))
  const sha = text(payload, run, 'head_sha')
  const url = text(payload, run, 'html_url')
  const id = number(payload, run, 'id')
  const attempt = number(payload, run, 'run_attempt')
  const invocations = places.map(({ service, environment }): Invocation => {
    const about = {
      key: `run:${id}:${attempt}:${service}:${environment}`,
      actor: { login: workflow.name, kind: 'itself' as const },
      at: text(payload, run, 'updated_at'),
      url,
    }
    if (!failed) {
      return { ...about, line: `/release --service ${service} --env ${environment} --sha ${sha}` }
    }
    const summary = `deployment of ${sha.slice(0, 7)} failed (${workflow.name}, ${conclusion.replace('_', ' ')})`
    return { ...about, line: '', failure: { service, environment, sha, summary, url } }
  })
  return { invocations }
}
