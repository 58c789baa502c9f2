import { OutageError } from '../../errors.ts'
import { ApiError } from '../../http/api-error.ts'
import type { Clock, Deployment, DeployRequest } from '../../ports.ts'
import { choose, type Choice } from './choose.ts'
import type { VercelClient } from './client.ts'
import { printHandle, readHandle } from './handle.ts'
import { commitOf, linkOf } from './releases.ts'
import type { Listed, Project } from './shapes.ts'

/** Names in a deployment's `meta`: who asked for it, and that production was held when they did. */
const operationMark = 'outageOperation'
export const heldMark = 'outageHeld'

/** Milliseconds by which the clock of a runner and Vercel's may differ. */
const skew = 5_000

/** Answers to a rollback that mean: not to this deployment, or not on this plan. */
const unreachable = new Set([402, 409, 410, 422])

export type Deployer = {
  readonly client: VercelClient
  readonly clock: Clock
  /** Built from where the project does not say which branch is production's. */
  readonly branch: string
}

/** How often, and how far apart in milliseconds, it is asked while another request is under way. */
const mostTurns = 10
const turn = 2_000

/** Starts a deployment: back to one that Vercel holds, or else built anew. */
export async function deploy(deployer: Deployer, request: DeployRequest): Promise<Deployment> {
  const choice = await choose(deployer.client, request)
  const back = choice.candidate && (await goBack(deployer, request, choice, choice.candidate))
  return back ?? build(deployer, request, choice.project)
}

/** The deployment that production goes back to; nothing where Vercel does not let it. */
async function goBack(
  { client, clock }: Deployer,
  request: DeployRequest,
  { project, isCurrent }: Choice,
  candidate: Listed,
): Promise<Deployment | undefined> {
  const deployment = candidate.uid
  const after = project.lastAliasRequest?.requestedAt ?? 0
  const ours = { id: printHandle({ way: 'instant', deployment, after }), ...linkOf(candidate) }
  if (isCurrent) return ours
  for (let tries = 1; ; tries++) {
    try {
      await client.rollback(deployment, request.reason)
      return ours
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const isUnderWay = error.status === 409
      if ((error.mayBeDone || isUnderWay) && (await isAskedFor(client, ours))) return ours
      // Another request is under way, or ours never arrived.
      const again = isUnderWay || error.mayBeDone
      if (again && tries < mostTurns) await clock.sleep(turn)
      // The Hobby plan reaches the deployment just before only; building reaches every commit.
      else if (unreachable.has(error.status)) return undefined
      else throw error
    }
  }
}

/** True where production is on its way there, or there already. */
async function isAskedFor(client: VercelClient, { id }: Deployment): Promise<boolean> {
  const handle = readHandle(id)
  const { lastAliasRequest: last, targets } = await client.project()
  if (targets?.production?.id === handle.deployment) return true
  const after = handle.way === 'instant' ? handle.after : 0
  return last?.toDeploymentId === handle.deployment && last.requestedAt > after
}

async function build(
  { client, clock, branch }: Deployer,
  request: DeployRequest,
  project: Project,
): Promise<Deployment> {
  const { link, name, id } = project
  const { repoId } = link ?? {}
  if (repoId === undefined || (link?.type ?? 'github') !== 'github') {
    throw new OutageError(
      'hosting-unable',
      'The project on Vercel is not connected to a repository on GitHub, so that no commit can be built.',
      { remedy: 'Connect it (Settings → Git), or go back by hand to a deployment that exists.' },
    )
  }
  const isHeld = project.autoAssignCustomDomains === false
  const since = new Date(clock.now().getTime() - skew).toISOString()
  const body = {
    name,
    project: id,
    target: 'production',
    // By `deploymentId` it would inherit the variables of that deployment.
    gitSource: { type: 'github', repoId, ref: link?.productionBranch ?? branch, sha: request.sha },
    meta: { [operationMark]: request.operation, ...(isHeld ? { [heldMark]: 'true' } : {}) },
  }
  try {
    return started(await client.build(body))
  } catch (error) {
    if (!(error instanceof ApiError) || !error.mayBeDone) throw error
    return (await findBuild(client, request, since)) ?? started(await client.build(body))
  }
}

function started(one: { readonly id: string } & Parameters<typeof linkOf>[0]): Deployment {
  return { id: printHandle({ way: 'build', deployment: one.id }), ...linkOf(one) }
}

/** What this request has started already, if it has. */
export async function find(
  client: VercelClient,
  request: DeployRequest,
  since: string,
): Promise<Deployment | undefined> {
  const [rollback, built] = await Promise.all([
    request.way === 'build' ? undefined : findRollback(client, request, since),
    findBuild(client, request, since),
  ])
  // Where Vercel did not let us go back, we built: then the build is the one that goes on.
  return built ?? rollback
}

async function findRollback(
  client: VercelClient,
  { sha, others = [] }: DeployRequest,
  since: string,
): Promise<Deployment | undefined> {
  const { lastAliasRequest: last, targets } = await client.project()
  if (!last || last.requestedAt < Date.parse(since) - skew) return undefined
  // What was done, and has been overtaken since, is to be done again.
  const production = targets?.production?.id
  if (last.jobStatus === 'succeeded' && production !== last.toDeploymentId) return undefined
  const handle = {
    way: 'instant',
    deployment: last.toDeploymentId,
    after: last.requestedAt - 1,
  } as const
  const tried = others.map((id) => readHandle(id).deployment)
  if (tried.includes(handle.deployment)) return undefined
  const one = await client.deployment(handle.deployment)
  return commitOf(one) === sha ? { id: printHandle(handle), ...linkOf(one) } : undefined
}

async function findBuild(
  client: VercelClient,
  { sha, operation, others = [] }: DeployRequest,
  since: string,
): Promise<Deployment | undefined> {
  const listed = await client.deployments({ sha, since: Date.parse(since) - skew, limit: 20 })
  const ours = listed.find(
    ({ uid, meta }) => meta[operationMark] === operation && !others.includes(uid),
  )
  return ours && started({ ...ours, id: ours.uid })
}
