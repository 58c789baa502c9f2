import type { GitHub } from './client.ts'

/** Writes a deployment that is live already, so that the environment's page tells the truth. */
export async function writeDeployment(
  github: GitHub,
  deployment: {
    readonly sha: string
    readonly environment: string
    readonly operation: string
    readonly description: string
    readonly url?: string
    readonly log?: string
  },
): Promise<void> {
  const place = { owner: github.owner, repo: github.repo }
  const { repos } = github.octokit.rest
  const description = deployment.description.slice(0, 140)
  const { data } = await repos.createDeployment({
    ...place,
    ref: deployment.sha,
    environment: deployment.environment,
    auto_merge: false,
    required_contexts: [],
    description,
    payload: { outageOperation: deployment.operation },
  })
  if (!('id' in data)) return
  await repos.createDeploymentStatus({
    ...place,
    deployment_id: data.id,
    state: 'success',
    description,
    ...(deployment.url === undefined ? {} : { environment_url: deployment.url }),
    ...(deployment.log === undefined ? {} : { log_url: deployment.log }),
  })
}
