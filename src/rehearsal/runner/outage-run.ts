import type { ChildProcess } from 'node:child_process'
import { workflowActor } from '../github/actors.ts'
import { branchHead } from '../github/git/read.ts'
import { object, type Json } from '../github/http.ts'
import type { WorkflowRun } from '../github/runs.ts'
import { runKey, type EndedRun } from './played-run.ts'
import { runStep } from './process.ts'
import type { RunnerOptions } from './runner.ts'

/** Plays one attempt of the outage workflow, from the token it is given to its conclusion. */
export async function playOutage(
  options: RunnerOptions,
  run: WorkflowRun,
  event: { readonly name: string; readonly payload: Json },
  started: (child: ChildProcess) => void,
): Promise<EndedRun> {
  const { github } = options
  const { hub, runs } = github
  const { id, attempt } = run
  const permissions = options.permissions ?? {}
  const token = github.token(workflowActor({ run: runKey(id, attempt), permissions }))
  const sha = (await branchHead(hub.git, hub.defaultBranch)) ?? run.sha
  runs.start(id)
  const result = await runStep({
    node: options.node,
    script: options.dist,
    payload: event.payload,
    env: { ...environment(options, run, event, token, sha), ...options.env },
    ...(options.checkout ? { checkout: { git: hub.git, sha } } : {}),
    started,
  })
  github.revoke(token)
  runs.complete(id, result.exitCode === 0 ? 'success' : 'failure')
  return { id, attempt, event: event.name, ...result }
}

function environment(
  options: RunnerOptions,
  run: WorkflowRun,
  event: { readonly name: string; readonly payload: Json },
  token: string,
  sha: string,
): Record<string, string> {
  const { hub } = options.github
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_REPOSITORY: hub.fullName,
    GITHUB_REPOSITORY_OWNER: hub.owner,
    GITHUB_API_URL: hub.url,
    GITHUB_GRAPHQL_URL: `${hub.url}/graphql`,
    GITHUB_SERVER_URL: hub.url,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_JOB: 'playbook',
    GITHUB_WORKFLOW: run.name,
    GITHUB_WORKFLOW_REF: `${hub.fullName}/${run.path}@refs/heads/${hub.defaultBranch}`,
    GITHUB_ACTION: '__outage-playbook',
    GITHUB_ACTOR: String(object(event.payload['sender'])['login'] ?? run.actor.login),
    GITHUB_SHA: sha,
    GITHUB_REF: `refs/heads/${hub.defaultBranch}`,
    GITHUB_REF_NAME: hub.defaultBranch,
    'INPUT_GITHUB-TOKEN': token,
    INPUT_COMMAND: run.inputs?.['command'] ?? '',
    INPUT_CONFIG: '.github/outage.yml',
  }
}
