import { instant } from '../instant.ts'
import { messageOf, statusOf, type GitHub } from './client.ts'

export type WorkflowRun = {
  readonly id: number
  readonly url: string
  readonly status: string
  readonly conclusion: string | null
  readonly sha: string
  readonly at: string
  /** What started it. */
  readonly event: string
  /** Its `run-name`, or the name of the workflow. */
  readonly title: string
}

/**
 * Starts a workflow by hand. Answers the run where GitHub names it (since 2026; Enterprise Server
 * up to 3.20 does not, and refuses to be asked).
 */
export async function dispatchWorkflow(
  github: GitHub,
  workflow: string,
  ref: string,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly id: number; readonly url: string } | undefined> {
  const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
  const parameters = {
    owner: github.owner,
    repo: github.repo,
    workflow_id: workflow,
    ref,
    inputs,
  }
  try {
    const { data } = await github.octokit.request(route, {
      ...parameters,
      return_run_details: true,
    })
    const run: unknown = data
    if (!isRunDetails(run)) return undefined
    return { id: run.workflow_run_id, url: run.html_url }
  } catch (error) {
    if (statusOf(error) !== 400 || !/return_run_details/.test(messageOf(error))) throw error
    await github.octokit.request(route, parameters)
    return undefined
  }
}

type RunDetails = { readonly workflow_run_id: number; readonly html_url: string }

function isRunDetails(value: unknown): value is RunDetails {
  return typeof value === 'object' && value !== null && 'workflow_run_id' in value
}

/** A run, and the ETag to ask again with; `undefined` where nothing changed since that ETag. */
export async function readRun(
  github: GitHub,
  id: number,
  etag: string | undefined,
): Promise<{ readonly run: WorkflowRun; readonly etag: string | undefined } | undefined> {
  try {
    const { data, headers } = await github.octokit.rest.actions.getWorkflowRun({
      owner: github.owner,
      repo: github.repo,
      run_id: id,
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    })
    return { run: shape(data), etag: headers.etag }
  } catch (error) {
    if (statusOf(error) === 304) return undefined
    throw error
  }
}

/** Runs of a workflow, newest first. */
export async function listRuns(
  github: GitHub,
  workflow: string,
  filter: {
    readonly event?: string
    readonly status?: 'success' | 'completed'
    readonly branch?: string
    readonly created?: string
    readonly limit?: number
  },
): Promise<readonly WorkflowRun[]> {
  try {
    const { data } = await github.octokit.rest.actions.listWorkflowRuns({
      owner: github.owner,
      repo: github.repo,
      workflow_id: workflow,
      per_page: filter.limit ?? 20,
      ...(filter.event === undefined ? {} : { event: filter.event }),
      ...(filter.status === undefined ? {} : { status: filter.status }),
      ...(filter.branch === undefined ? {} : { branch: filter.branch }),
      ...(filter.created === undefined ? {} : { created: filter.created }),
    })
    return data.workflow_runs.map(shape)
  } catch (error) {
    if (statusOf(error) === 404) return []
    throw error
  }
}

/**
 * The newest runs that have ended, of all workflows, newest first, as GitHub describes them; nothing
 * where none changed since `etag`.
 */
export async function endedRuns(
  github: GitHub,
  etag: string | undefined,
): Promise<{ readonly runs: readonly unknown[]; readonly etag?: string } | undefined> {
  try {
    const { data, headers } = await github.octokit.rest.actions.listWorkflowRunsForRepo({
      owner: github.owner,
      repo: github.repo,
      status: 'completed',
      exclude_pull_requests: true,
      per_page: 100,
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    })
    return { runs: data.workflow_runs, ...(headers.etag ? { etag: headers.etag } : {}) }
  } catch (error) {
    if (statusOf(error) === 304) return undefined
    throw error
  }
}

/** True where the attempt of a run has ended, or nothing is known of it. */
export async function attemptEnded(github: GitHub, id: number, attempt: number): Promise<boolean> {
  try {
    const { data } = await github.octokit.rest.actions.getWorkflowRunAttempt({
      owner: github.owner,
      repo: github.repo,
      run_id: id,
      attempt_number: attempt,
    })
    return data.status === 'completed'
  } catch (error) {
    if (statusOf(error) === 404) return true
    throw error
  }
}

/** Asks GitHub to stop a run. */
export async function cancelRun(github: GitHub, id: number): Promise<void> {
  try {
    await github.octokit.rest.actions.cancelWorkflowRun({
      owner: github.owner,
      repo: github.repo,
      run_id: id,
    })
  } catch (error) {
    if (statusOf(error) !== 409) throw error
  }
}

function shape(run: {
  readonly id: number
  readonly html_url: string
  readonly status: string | null
  readonly conclusion: string | null
  readonly head_sha: string
  readonly created_at: string
  readonly event: string
  readonly display_title: string
}): WorkflowRun {
  return {
    id: run.id,
    url: run.html_url,
    status: run.status ?? '',
    conclusion: run.conclusion,
    sha: run.head_sha,
    at: instant(run.created_at),
    event: run.event,
    title: run.display_title,
  }
}
