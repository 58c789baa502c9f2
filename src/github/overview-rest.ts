import pMap from 'p-map'
import { instant } from '../instant.ts'
import type { GitHub } from './client.ts'
import { oursIn } from './deployment-payload.ts'
import { readCommit } from './git.ts'
import type { GitHubDeployment, Overview } from './overview.ts'

/** Deployments whose statuses are asked for: each takes a request. */
const most = 30

/** Requests at once. */
const concurrency = 8

/**
 * The overview without GraphQL, in more requests, and with no history: how commits stand to each other
 * is asked by itself then.
 */
export async function overviewByRest(
  github: GitHub,
  branch: string,
  environment: string,
): Promise<Overview> {
  const [head, deployments] = await Promise.all([
    readCommit(github, `heads/${branch}`),
    deploymentsTo(github, environment),
  ])
  return { history: [], deployments, ...(head === undefined ? {} : { head }) }
}

async function deploymentsTo(
  github: GitHub,
  environment: string,
): Promise<readonly GitHubDeployment[]> {
  const { owner, repo } = github
  const { repos } = github.octokit.rest
  const { data } = await repos.listDeployments({ owner, repo, environment, per_page: most })
  return pMap(
    data,
    async ({ id, sha, created_at, payload }) => {
      const about = { owner, repo, deployment_id: id, per_page: most }
      const { data: statuses } = await repos.listDeploymentStatuses(about)
      return {
        id,
        sha,
        at: instant(created_at),
        succeeded: statuses.some(({ state }) => state === 'success'),
        ...oursIn(payload),
      }
    },
    { concurrency },
  )
}
