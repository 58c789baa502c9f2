import type { DeployPlan, DeployRequest } from '../../ports.ts'
import type { VercelClient } from './client.ts'
import type { Listed, Project } from './shapes.ts'

/** How a request is carried out, and what was read to decide it. */
export type Choice = {
  readonly project: Project
  /** The deployment to go back to, where Vercel still holds one. */
  readonly candidate: Listed | undefined
  /** True where the candidate has the production domain already. */
  readonly isCurrent: boolean
}

/** Looks how a commit can be brought back: at once, where Vercel holds a deployment of it. */
export async function choose(client: VercelClient, request: DeployRequest): Promise<Choice> {
  const [project, ready] = await Promise.all([
    client.project(),
    request.way === 'build'
      ? []
      : client.deployments({ state: 'READY', sha: request.sha, limit: 20 }),
  ])
  const current = project.targets?.production?.id
  // Whether the one that has the domain counts as a candidate, Vercel does not say.
  const candidates = ready.filter((one) => one.uid === current || isCandidate(one))
  // One that has the domain was built with variables that may be the fault: another one comes first.
  const other = candidates.find(({ uid }) => uid !== current)
  const candidate = other ?? candidates[0]
  return { project, candidate, isCurrent: candidate !== undefined && other === undefined }
}

function isCandidate({ isRollbackCandidate, readySubstate }: Listed): boolean {
  return isRollbackCandidate !== false && readySubstate !== 'STAGED'
}

const unchanged = [
  'Variables stay those that this deployment was built with; later changes do not act in it.',
  'Cron jobs go back to those of this deployment.',
  'Domains that were assigned by hand stay where they are.',
]

/** The choice, for people. */
export function planOf({ candidate }: Choice, { way }: DeployRequest): DeployPlan {
  if (candidate) {
    return {
      way: 'instant',
      why: 'Vercel still holds a deployment of this commit, and gives it the domain at once.',
      warnings: unchanged,
    }
  }
  const why =
    way === 'build'
      ? 'Variables act on Vercel only once the commit is built anew.'
      : 'Vercel holds no deployment of this commit that it could go back to.'
  return { way: 'build', why, warnings: [] }
}
