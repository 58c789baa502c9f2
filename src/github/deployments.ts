import type { GitHub } from './client.ts'

export type DeploymentDraft = {
  /** Full sha. */
  readonly sha: string
  readonly environment: string
  /** Kept in the payload, so that the deployment is found again. */
  readonly operation: string
  readonly service: string
  readonly description: string
}

/** Characters of a description that GitHub takes. */
const mostCharacters = 140

/** Writes a deployment; answers its id, or nothing where GitHub would rather merge first. */
export async function createDeployment(
  github: GitHub,
  draft: DeploymentDraft,
): Promise<number | undefined> {
  const { data } = await github.octokit.rest.repos.createDeployment({
    owner: github.owner,
    repo: github.repo,
    ref: draft.sha,
    environment: draft.environment,
    auto_merge: false,
    required_contexts: [],
    description: cut(draft.description),
    payload: { outageOperation: draft.operation, outageService: draft.service },
  })
  return 'id' in data ? data.id : undefined
}

/** `error` if it could not be begun, `failure` if it did not hold. */
export type DeploymentStatus = {
  readonly state: 'success' | 'failure' | 'error'
  readonly description: string
  readonly url?: string
  readonly log?: string
}

/** Says what became of a deployment. */
export async function setDeploymentStatus(
  github: GitHub,
  id: number,
  status: DeploymentStatus,
): Promise<void> {
  await github.octokit.rest.repos.createDeploymentStatus({
    owner: github.owner,
    repo: github.repo,
    deployment_id: id,
    state: status.state,
    description: cut(status.description),
    ...(status.url === undefined ? {} : { environment_url: status.url }),
    ...(status.log === undefined ? {} : { log_url: status.log }),
  })
}

/** As much as GitHub takes, cut between characters. */
function cut(text: string): string {
  return text.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '')
}
