import { commandOf } from '../causes/typed.ts'
import type { Environment } from '../config/schema.ts'
import { environmentsOfWorkflow } from '../config/select.ts'
import { workflowOf } from '../hosting/table.ts'
import type { Invocation } from '../incident/record.ts'
import { nothing, type Trigger } from './event.ts'
import { number, text, time } from './payload.ts'

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
  const byHand = text(payload, run, 'event') === 'workflow_dispatch'
  const invocations = places.flatMap(({ service, environment, settings }): Invocation[] => {
    const about = {
      key: `run:${id}:${attempt}:${service}:${environment}`,
      actor: { login: workflow.name, kind: 'itself' as const },
      at: time(payload, run, 'updated_at'),
      url,
    }
    // A run started by hand may have been given another commit than the one that it is listed with.
    const known = !byHand || !takesCommit(settings)
    if (!failed) {
      const flags = { service, env: environment, sha }
      const cause = commandOf('release', { words: [], flags })
      return known ? [{ ...about, cause }] : []
    }
    const what = known ? `deployment of ${sha.slice(0, 7)}` : 'a deployment started by hand'
    const summary = `${what} failed (${workflow.name}, ${conclusion.replace('_', ' ')})`
    const failure = { service, environment, summary, url, ...(known ? { sha } : {}) }
    return [{ ...about, cause: { kind: 'deployment-failed', ...failure } }]
  })
  return { invocations }
}

/** True where the hosting's workflow is told the commit by an input. */
function takesCommit({ hosting }: Environment): boolean {
  return workflowOf(hosting)?.refInput !== undefined
}
