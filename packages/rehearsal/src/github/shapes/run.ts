import type { Hub } from '../hub.ts'
import type { Json } from '../http.ts'
import type { WorkflowRun } from '../runs.ts'
import { api, nodeId, page } from './address.ts'

/** A workflow run. */
export function runShape(hub: Hub, run: WorkflowRun): Json {
  const { id } = run
  return {
    id,
    name: run.name,
    node_id: nodeId('WorkflowRun', id),
    display_title: run.name,
    path: run.path,
    workflow_id: run.workflowId,
    check_suite_id: id,
    check_suite_node_id: nodeId('CheckSuite', id),
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    head_commit: run.headCommit,
    head_repository: repositoryOf(hub),
    repository: repositoryOf(hub),
    referenced_workflows: [],
    actor: hub.user(run.actor.login),
    triggering_actor: hub.user(run.actor.login),
    created_at: run.createdAt,
    run_started_at: run.startedAt,
    updated_at: run.updatedAt,
    url: api(hub, `/actions/runs/${id}`),
    html_url: page(hub, `/actions/runs/${id}`),
    jobs_url: api(hub, `/actions/runs/${id}/jobs`),
    logs_url: api(hub, `/actions/runs/${id}/logs`),
    check_suite_url: api(hub, `/check-suites/${id}`),
    artifacts_url: api(hub, `/actions/runs/${id}/artifacts`),
    cancel_url: api(hub, `/actions/runs/${id}/cancel`),
    rerun_url: api(hub, `/actions/runs/${id}/rerun`),
    previous_attempt_url:
      run.attempt > 1 ? api(hub, `/actions/runs/${id}/attempts/${run.attempt - 1}`) : null,
    workflow_url: api(hub, `/actions/workflows/${run.workflowId}`),
    pull_requests: [],
  }
}

/** What of the repository a run carries: who and where it is, and nothing of how it is used. */
const carried = /^(?:id|node_id|name|full_name|private|owner|description|fork|url|\w+_url)$/
const forGit = ['git_url', 'ssh_url', 'clone_url', 'svn_url', 'mirror_url']

function repositoryOf({ repository }: Hub): Json {
  return Object.fromEntries(
    Object.entries(repository).filter(([key]) => carried.test(key) && !forGit.includes(key)),
  )
}

export type Workflow = { readonly id: number; readonly name: string; readonly path: string }

/** A workflow. */
export function workflowShape(hub: Hub, { id, name, path }: Workflow): Json {
  return {
    id,
    node_id: nodeId('Workflow', id),
    name,
    path,
    state: 'active',
    created_at: hub.repository['created_at'],
    updated_at: hub.repository['created_at'],
    url: api(hub, `/actions/workflows/${id}`),
    html_url: page(hub, `/blob/${hub.defaultBranch}/${path}`),
    badge_url: page(hub, `/workflows/${name}/badge.svg`),
  }
}

/** The one job of a run. */
export function jobShape(hub: Hub, run: WorkflowRun): Json {
  const id = run.id * 10 + run.attempt
  const file = run.path.split('/').at(-1) ?? run.path
  return {
    id,
    node_id: nodeId('CheckRun', id),
    run_id: run.id,
    run_url: api(hub, `/actions/runs/${run.id}`),
    run_attempt: run.attempt,
    name: file.replace(/\.ya?ml$/, ''),
    workflow_name: run.name,
    head_branch: run.branch,
    head_sha: run.sha,
    status: run.status,
    conclusion: run.conclusion,
    created_at: run.createdAt,
    started_at: run.startedAt,
    completed_at: run.status === 'completed' ? run.updatedAt : null,
    url: api(hub, `/actions/jobs/${id}`),
    html_url: page(hub, `/actions/runs/${run.id}/job/${id}`),
    check_run_url: api(hub, `/check-runs/${id}`),
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
    steps: [],
  }
}
