import type { ChildProcess } from 'node:child_process'
import { personActor, workflowActor } from '../github/actors.ts'
import { branchHead } from '../github/git/read.ts'
import { object } from '../github/http.ts'
import type { WorkflowRun } from '../github/runs.ts'
import type { RunEvent } from './action-runs.ts'
import { inputVariables } from './action-workflow.ts'
import { runKey, type EndedRun } from './played-run.ts'
import { runStep } from './process.ts'
import type { RunnerOptions } from './runner.ts'

export type ActionHooks = {
  readonly started: (child: ChildProcess) => void
  readonly isCancelled: () => boolean
}

/** Plays one attempt of the action's workflow, from the token it is given to its conclusion. */
export async function playAction(
  options: RunnerOptions,
  run: WorkflowRun,
  event: RunEvent,
  hooks: ActionHooks,
): Promise<EndedRun> {
  const { github } = options
  const { hub, runs } = github
  const { id, attempt } = run
  const permissions = options.permissions ?? {}
  const { speaksAs } = options
  const { ownerToken } = options.workflow
  const actor = speaksAs === undefined ? workflowActor({ permissions }) : personActor(speaksAs)
  const token = github.token({ ...actor, run: runKey(id, attempt) })
  const sha = (await branchHead(hub.git, hub.defaultBranch)) ?? run.sha
  // A secret of the repository: no job's own token may have variables.
  const other = github.token({ ...personActor(hub.reader), run: runKey(id, attempt) })
  const env = {
    ...environment(options, run, event, token, sha),
    ...(ownerToken === undefined ? {} : { [ownerToken]: other }),
    ...options.env,
  }
  runs.start(id)
  const step = {
    node: options.node,
    payload: event.payload,
    ...(options.checkout ? { checkout: { git: hub.git, sha } } : {}),
    started: hooks.started,
  }
  const result = await runStep({ ...step, script: options.dist, env })
  if (hooks.isCancelled() && options.post !== undefined) {
    const saved = Object.entries(result.state).map(([name, value]) => [`STATE_${name}`, value])
    const script = options.post
    await runStep({ ...step, script, env: { ...env, ...Object.fromEntries(saved) } })
  }
  for (const one of [token, other]) github.revoke(one)
  const failed = result.exitCode === 0 ? 'success' : 'failure'
  runs.complete(id, hooks.isCancelled() ? 'cancelled' : failed)
  return { id, attempt, event: event.name, ...result }
}

/** What is left of a run that was cancelled while it waited. */
export function neverStarted({ id, attempt }: WorkflowRun, { name }: RunEvent): EndedRun {
  const nothing = { exitCode: null, signal: null, stdout: '', stderr: '', summary: '' }
  return { id, attempt, event: name, ...nothing, outputs: {}, state: {}, milliseconds: 0 }
}

function environment(
  options: RunnerOptions,
  run: WorkflowRun,
  event: RunEvent,
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
    GITHUB_JOB: options.workflow.job,
    GITHUB_WORKFLOW: run.name,
    GITHUB_WORKFLOW_REF: `${hub.fullName}/${run.path}@refs/heads/${hub.defaultBranch}`,
    GITHUB_ACTION: options.workflow.action,
    GITHUB_ACTOR: String(object(event.payload['sender'])['login'] ?? run.actor.login),
    GITHUB_SHA: sha,
    GITHUB_REF: `refs/heads/${hub.defaultBranch}`,
    GITHUB_REF_NAME: hub.defaultBranch,
    ...inputVariables(options.workflow.with({ token, inputs: run.inputs ?? {} })),
  }
}
