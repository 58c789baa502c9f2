import type { Clock, Deployment, DeployRequest } from '../../ports.ts'
import { ApiError } from '../../http/api-error.ts'
import { poll } from '../polling.ts'
import type { Render } from './client.ts'
import { isGoing, readDeploy, wasLive, type RenderDeploy } from './shapes.ts'

/** Deploys that Render lists in one answer at most. */
export const mostListed = 100

/** Milliseconds to look for a deploy that may have been started, before it is asked for again. */
const lost = 5_000

/** Milliseconds for which a deploy that Render has only accepted (202) is waited for at once. */
const settling = 10_000

/** Milliseconds by which Render's clock may be behind ours. */
const skew = 2_000

const mostTries = 3

/** Triggers of deploys that are asked for by this API. (Render API: Deploy, `trigger`.) */
const ours = ['api', 'rollback']

/** Where things stand: what goes on, and what could be gone back to. */
export type Standing = {
  /** Newest first. */
  readonly going: readonly RenderDeploy[]
  /** The newest deploy of the commit that was live, where Render lists one. */
  readonly past: RenderDeploy | undefined
  /** True where somebody has stopped the service at Render: no deploy starts it. */
  readonly suspended: boolean
}

/** Reads both at once. */
export async function standing(render: Render, { sha, way }: DeployRequest): Promise<Standing> {
  const [latest, lived, { suspended }] = await Promise.all([
    render.deploys({ limit: 20 }),
    way === 'build' ? [] : render.deploys({ status: ['live', 'deactivated'], limit: mostListed }),
    // For the address of its pages, too.
    render.settings(),
  ])
  return {
    going: latest.filter(isGoing),
    suspended: suspended === 'suspended',
    past: lived.find((deploy) => wasLive(deploy) && deploy.commit?.id === sha),
  }
}

/**
 * Starts a deploy of the commit: back to one that was live, else built anew. What goes on is cancelled
 * first: where the workspace lets deploys wait for each other, ours would wait for it.
 */
export async function start(
  render: Render,
  request: DeployRequest,
  clock: Clock,
): Promise<Deployment> {
  const since = clock.now().toISOString()
  const { going, past } = await standing(render, request)
  await cancelAll(render, going)
  for (let tries = 1; ; tries++) {
    try {
      return await ask(render, request, past, since, clock)
    } catch (error) {
      if (!(error instanceof ApiError && error.mayBeDone) || tries === mostTries) throw error
      const found = await appeared(render, request, since, { clock, timeout: lost })
      if (found) return deploymentOf(render, found)
    }
  }
}

async function ask(
  render: Render,
  request: DeployRequest,
  past: RenderDeploy | undefined,
  since: string,
  clock: Clock,
): Promise<Deployment> {
  const { status, body } = await (past === undefined
    ? build(render, request.sha)
    : goBack(render, past, request.sha))
  if (status !== 202 && body !== undefined && body !== null) {
    return deploymentOf(render, readDeploy(body))
  }
  const found = await appeared(render, request, since, { clock, timeout: settling })
  return found
    ? deploymentOf(render, found)
    : { id: acceptedId(request.sha, since), url: render.page() }
}

const build = (render: Render, sha: string) =>
  render.ask({ method: 'POST', path: '/deploys', body: { commitId: sha } })

/** What Render does not hold any more is built anew. */
async function goBack(render: Render, past: RenderDeploy, sha: string) {
  try {
    return await render.ask({ method: 'POST', path: '/rollback', body: { deployId: past.id } })
  } catch (error) {
    const isGone = error instanceof ApiError && [400, 404, 409, 410, 422].includes(error.status)
    if (isGone) return build(render, sha)
    throw error
  }
}

/**
 * The deploy of our own request, as soon as Render shows it. Whatever is before it in the meantime,
 * such as the deploy of a push, is cancelled, so that ours starts.
 */
function appeared(
  render: Render,
  request: DeployRequest,
  since: string,
  { clock, timeout }: { readonly clock: Clock; readonly timeout: number },
): Promise<RenderDeploy | undefined> {
  const look = async (): Promise<RenderDeploy | undefined> => {
    const { found, before } = await lookFor(render, request, since)
    if (found === undefined) await cancelAll(render, before)
    return found
  }
  const calm = () => render.api.calm(clock.now())
  return poll(look, { clock, timeout, signal: AbortSignal.timeout(4 * timeout), calm })
}

/** Our own deploy since then, and what goes on instead where it is not there. */
export async function lookFor(
  render: Render,
  { sha, others = [] }: Pick<DeployRequest, 'sha' | 'others'>,
  since: string,
): Promise<{ readonly found: RenderDeploy | undefined; readonly before: readonly RenderDeploy[] }> {
  const deploys = await render.deploys({ limit: 20 })
  const earliest = Date.parse(since) - skew
  const found = deploys.find(
    ({ id, trigger, commit, createdAt }) =>
      commit?.id === sha &&
      ours.includes(trigger) &&
      !others.includes(id) &&
      Date.parse(createdAt) >= earliest,
  )
  return { found, before: deploys.filter(isGoing) }
}

/** Cancels what goes on; the newest first, so that none starts because an older one has ended. */
export async function cancelAll(render: Render, deploys: readonly RenderDeploy[]): Promise<void> {
  for (const { id } of deploys) await cancelDeploy(render, id)
}

/** Cancels a deploy; one that has ended already is left as it is. */
export async function cancelDeploy(render: Render, id: string): Promise<void> {
  try {
    await render.ask({ method: 'POST', path: `/deploys/${id}/cancel`, repeatable: true })
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'hosting-refused')) throw error
  }
}

/** A deploy as the engine keeps it, with the page that shows its log. */
export function deploymentOf(render: Render, { id }: RenderDeploy): Deployment {
  return { id, url: render.page(`/deploys/${id}`) }
}

/** A deploy that Render has accepted, and has not begun: known by its commit and the time. */
const acceptedId = (sha: string, since: string): string => `accepted:${sha}:${since}`

/** What such an id says; nothing for one that Render has given. */
export function acceptedIn(
  id: string,
): { readonly sha: string; readonly since: string } | undefined {
  const [, sha, since] = /^accepted:([0-9a-f]+):(.+)$/.exec(id) ?? []
  return sha === undefined || since === undefined ? undefined : { sha, since }
}
