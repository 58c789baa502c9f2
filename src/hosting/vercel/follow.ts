import type { Clock, Deployment, DeployResult } from '../../ports.ts'
import { ApiError } from '../../http/api-error.ts'
import { poll } from '../polling.ts'
import type { VercelClient } from './client.ts'
import { heldMark } from './deploy.ts'
import { readHandle } from './handle.ts'
import type { AliasRequest, Project, Single } from './shapes.ts'

export type FollowOptions = {
  readonly clock: Clock
  /** Milliseconds. */
  readonly timeout: number
  readonly progress: (text: string) => void
  readonly signal: AbortSignal
}

/** Milliseconds in which a request that was just made may not show yet. */
const settling = 10_000

/** Waits until a deployment has the production domain, or will not get it. */
export async function follow(
  client: VercelClient,
  deployment: Deployment,
  options: FollowOptions,
): Promise<DeployResult> {
  const { clock, progress, signal, timeout } = options
  const handle = readHandle(deployment.id)
  const begun = clock.now().getTime()
  let last = 'nothing was heard of it'
  const say = (text: string): void => {
    last = text
    progress(text)
  }
  const isFresh = (): boolean => clock.now().getTime() - begun < settling
  const ask = async (): Promise<DeployResult | undefined> => {
    try {
      if (handle.way === 'build') return await lookAtBuild(client, handle.deployment, say, signal)
      const project = await client.project(signal)
      return await moved(client, project, { ...handle, isFresh: isFresh() }, say)
    } catch (error) {
      if (!isPassing(error)) throw error
      say('the hosting does not answer; asking on')
      return undefined
    }
  }
  progress('asking Vercel how it goes')
  const calm = (): number => client.calm(clock.now())
  const result = await poll(ask, { clock, timeout, signal, calm })
  const link = deployment.url === undefined ? {} : { url: deployment.url }
  return { ...(result ?? { status: 'timed-out', detail: `still: ${last}` }), ...link }
}

/** True for trouble that may be over the next time: no reason to give a deployment up. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  return error.code === 'hosting-unavailable' || error.code === 'hosting-limited'
}

type Wanted = { readonly deployment: string; readonly after: number; readonly isFresh: boolean }

/** What became of the request to move the domain; nothing while it goes on. */
async function moved(
  client: VercelClient,
  { lastAliasRequest: last, targets }: Project,
  { deployment, after, isFresh }: Wanted,
  say: (text: string) => void,
): Promise<DeployResult | undefined> {
  // An older one may have gone to the same deployment, and says nothing of ours.
  const isNewer = last !== undefined && last !== null && last.requestedAt > after
  if (isNewer && last.toDeploymentId === deployment) return ended(client, last, targets, say)
  const hasDomain = targets?.production?.id === deployment
  if (hasDomain) return { status: 'live' }
  if (isNewer && !isFresh) {
    return { status: 'failed', detail: 'somebody has given the domain to another deployment since' }
  }
  say('waiting for Vercel to begin')
  return undefined
}

async function ended(
  client: VercelClient,
  { jobStatus, toDeploymentId }: AliasRequest,
  targets: Project['targets'],
  say: (text: string) => void,
): Promise<DeployResult | undefined> {
  if (jobStatus === 'succeeded') return { status: 'live' }
  if (jobStatus === 'failed') return { status: 'failed', detail: await whyNotMoved(client) }
  if (jobStatus === 'skipped') {
    const hasDomain = targets?.production?.id === toDeploymentId
    return hasDomain
      ? { status: 'live' }
      : { status: 'failed', detail: 'Vercel skipped it: something newer came in between' }
  }
  say(jobStatus === 'pending' ? 'waiting for its turn' : 'giving it the production domain')
  return undefined
}

async function whyNotMoved(client: VercelClient): Promise<string> {
  const domains = await client.failedDomains().catch(() => [])
  const which = domains.length === 0 ? 'the production domain' : domains.join(', ')
  return `Vercel could not move ${which}`
}

const stages: Readonly<Record<string, string>> = {
  QUEUED: 'waiting for a build machine',
  INITIALIZING: 'starting the build',
  BUILDING: 'building',
}

async function lookAtBuild(
  client: VercelClient,
  id: string,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<DeployResult | undefined> {
  const one = await client.deployment(id, signal)
  const state = one.readyState ?? one.state ?? 'QUEUED'
  if (state === 'READY') return becomeLive(client, one, say)
  if (state === 'CANCELED') return { status: 'cancelled', detail: 'it was cancelled on Vercel' }
  if (state === 'ERROR') {
    return { status: 'failed', detail: one.errorMessage || 'the build failed' }
  }
  if (state === 'BLOCKED' || state === 'DELETED') {
    return { status: 'failed', detail: `Vercel says ${state.toLowerCase()}` }
  }
  say(stages[state] ?? state.toLowerCase())
  return undefined
}

/** Built: it has the domain by now, or gets it by itself, or has to be promoted. */
async function becomeLive(
  client: VercelClient,
  one: Single,
  say: (text: string) => void,
): Promise<DeployResult | undefined> {
  if (one.readySubstate === 'ROLLING') {
    say('rolling out, to a part of the visitors so far')
    return undefined
  }
  const project = await client.project()
  const last = project.lastAliasRequest
  const isHeld = project.autoAssignCustomDomains === false
  if (project.targets?.production?.id === one.id || one.readySubstate === 'PROMOTED') {
    await holdAgain(client, one, isHeld)
    return { status: 'live' }
  }
  if (last?.toDeploymentId === one.id) {
    const result = await ended(client, last, project.targets, say)
    if (result?.status === 'live') await holdAgain(client, one, isHeld)
    return result
  }
  if (!isHeld && one.readySubstate !== 'STAGED') {
    if (one.aliasAssigned) return { status: 'live' }
    say('waiting for the production domain')
    return undefined
  }
  say('built; giving it the production domain')
  await client.promote(one.id).catch((error: unknown) => {
    // Lost, or asked for already: the next sweep tells.
    if (error instanceof ApiError && (error.mayBeDone || error.status === 409)) return
    throw error
  })
  return undefined
}

/** A promotion ends a rollback's pin, and the freeze with it: it stays as it was found. */
async function holdAgain(client: VercelClient, { meta }: Single, isHeld: boolean): Promise<void> {
  if (meta[heldMark] === 'true' && !isHeld) await client.setAutoAssign(false)
}
