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

/** A page of runs, newest first, as GitHub describes them. */
export type EndedRuns = { readonly runs: readonly unknown[]; readonly etag?: string }

/** The newest 100 runs that have ended, of all workflows; nothing if none changed since `etag`. */
export async function endedRuns(
  github: GitHub,
  etag: string | undefined,
): Promise<EndedRuns | undefined> {
  return changedSince(() =>
    github.octokit.rest.actions.listWorkflowRunsForRepo({ ...ended(github), headers: match(etag) }),
  )
}

/**
 * A page of 100 runs of one workflow, by its file, that have ended; nothing if none changed since
 * `etag`. A workflow that does not exist has none.
 */
export async function endedRunsOf(
  github: GitHub,
  workflow: string,
  page: number,
  etag: string | undefined,
): Promise<EndedRuns | undefined> {
  try {
    return await changedSince(() =>
      github.octokit.rest.actions.listWorkflowRuns({
        ...ended(github),
        workflow_id: workflow,
        page,
        headers: match(etag),
      }),
    )
  } catch (error) {
    if (statusOf(error) === 404) return { runs: [] }
    throw error
  }
}

function ended({ owner, repo }: GitHub) {
  const status = 'completed' as const
  return { owner, repo, status, exclude_pull_requests: true, per_page: 100 }
}

const match = (etag: string | undefined) => (etag === undefined ? {} : { 'if-none-match': etag })

async function changedSince(
  ask: () => Promise<{
    readonly data: { readonly workflow_runs: readonly unknown[] }
    readonly headers: { readonly etag?: string | undefined }
  }>,
): Promise<EndedRuns | undefined> {
  try {
    const { data, headers } = await ask()
    return { runs: data.workflow_runs, ...(headers.etag ? { etag: headers.etag } : {}) }
  } catch (error) {
    if (statusOf(error) === 304) return undefined
    throw error
  }
}

/** The workflows of a repository: their names, and the names of their files. */
export async function workflowFiles(
  github: GitHub,
): Promise<readonly { readonly name: string; readonly file: string }[]> {
  const { octokit, owner, repo } = github
  const all = await octokit.paginate(octokit.rest.actions.listRepoWorkflows, {
    owner,
    repo,
    per_page: 100,
  })
  return all.map(({ name, path }) => ({ name, file: path.split('/').at(-1) ?? path }))
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
