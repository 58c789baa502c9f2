import { loginOf } from './actors.ts'
import type { Commit, Person } from './git/read.ts'
import type { Deployment, DeploymentStatus, Hub } from './hub.ts'
import type { Json } from './http.ts'
import type { WorkflowRun } from './runs.ts'

/** Address below the repository, in the API. */
export function api(hub: Hub, path: string): string {
  return `${hub.url}/repos/${hub.fullName}${path}`
}

/** Address below the repository, for people. */
export function page(hub: Hub, path: string): string {
  return `${hub.url}/${hub.fullName}${path}`
}

/** Whether GitHub vouches for a commit. */
function verification(hub: Hub, sha: string): Json {
  const verified = hub.verified.has(sha)
  return { verified, reason: verified ? 'valid' : 'unsigned', signature: null, payload: null }
}

function userOf(hub: Hub, person: Person): Json | null {
  const login = loginOf(person.email)
  return login === undefined ? null : hub.user(login)
}

/** A commit as the commits API lists it. */
export function commitShape(hub: Hub, commit: Commit): Json {
  return {
    sha: commit.sha,
    url: api(hub, `/commits/${commit.sha}`),
    html_url: page(hub, `/commit/${commit.sha}`),
    commit: {
      message: commit.message,
      author: commit.author,
      committer: commit.committer,
      tree: { sha: commit.tree, url: api(hub, `/git/trees/${commit.tree}`) },
      comment_count: 0,
      verification: verification(hub, commit.sha),
    },
    author: userOf(hub, commit.author),
    committer: userOf(hub, commit.committer),
    parents: parents(hub, commit),
  }
}

/** A commit as the git data API answers it. */
export function gitCommitShape(hub: Hub, commit: Commit): Json {
  return {
    sha: commit.sha,
    url: api(hub, `/git/commits/${commit.sha}`),
    html_url: page(hub, `/commit/${commit.sha}`),
    message: commit.message,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: api(hub, `/git/trees/${commit.tree}`) },
    parents: parents(hub, commit),
    verification: verification(hub, commit.sha),
  }
}

function parents(hub: Hub, commit: Commit): readonly Json[] {
  return commit.parents.map((sha) => ({
    sha,
    url: api(hub, `/commits/${sha}`),
    html_url: page(hub, `/commit/${sha}`),
  }))
}

/** A workflow run. */
export function runShape(hub: Hub, run: WorkflowRun): Json {
  return {
    id: run.id,
    name: run.name,
    display_title: run.name,
    path: run.path,
    workflow_id: run.workflowId,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    head_repository: hub.repository,
    repository: hub.repository,
    actor: hub.user(run.actor.login),
    triggering_actor: hub.user(run.actor.login),
    created_at: run.createdAt,
    run_started_at: run.startedAt,
    updated_at: run.updatedAt,
    url: api(hub, `/actions/runs/${run.id}`),
    html_url: page(hub, `/actions/runs/${run.id}`),
    jobs_url: api(hub, `/actions/runs/${run.id}/jobs`),
    cancel_url: api(hub, `/actions/runs/${run.id}/cancel`),
    rerun_url: api(hub, `/actions/runs/${run.id}/rerun`),
    pull_requests: [],
  }
}

/** A deployment. */
export function deploymentShape(hub: Hub, deployment: Deployment): Json {
  return {
    id: deployment.id,
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
  }
}

/** A status of a deployment. */
export function statusShape(hub: Hub, deployment: Deployment, status: DeploymentStatus): Json {
  return {
    id: status.id,
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
  }
}
