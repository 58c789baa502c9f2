import type { Clock, Deployment, DeployResult } from '../../ports.ts'
import { ApiError } from '../../http/api-error.ts'
import { poll } from '../polling.ts'
import type { Render } from './client.ts'
import { acceptedIn, cancelAll, deploymentOf, lookFor } from './deploy.ts'
import { isGoing, wasLive, type RenderDeploy } from './shapes.ts'

export type Waiting = {
  readonly deployment: Deployment
  readonly clock: Clock
  readonly timeout: number
  readonly progress: (text: string) => void
  readonly signal: AbortSignal
}

/** Milliseconds after which a deploy that was accepted, and before which nothing is, will not begin. */
const patience = 60_000

/** Waits until a deploy is live or will not be, with a link to its log. */
export async function waitFor(render: Render, waiting: Waiting): Promise<DeployResult> {
  const { deployment, clock, timeout, progress, signal } = waiting
  const begun = clock.now().getTime()
  const accepted = acceptedIn(deployment.id)
  let known = accepted === undefined ? deployment : undefined
  let last: RenderDeploy | undefined

  /** Asks on where Render is in trouble; a refusal is for good. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask()
    } catch (error) {
      const passes =
        error instanceof ApiError &&
        (error.code === 'hosting-unavailable' || error.code === 'hosting-limited')
      if (!passes) throw error
      progress('Render does not answer; asking on')
      return undefined
    }
  }

  async function look(): Promise<DeployResult | undefined> {
    if (known === undefined && accepted !== undefined) {
      const seen = await patiently(() => lookFor(render, accepted, accepted.since))
      if (seen?.found === undefined) {
        progress('waiting for Render to begin')
        if (seen) await cancelAll(render, seen.before)
        const late = clock.now().getTime() - begun > patience
        return seen?.before.length === 0 && late ? neverBegun(deployment) : undefined
      }
      known = deploymentOf(render, seen.found)
    }
    const { id, url } = known ?? deployment
    last = (await patiently(() => render.deploy(id))) ?? last
    if (last === undefined) return undefined
    progress(last.status.replaceAll('_', ' '))
    return isGoing(last) ? undefined : ended(last, url)
  }

  const calm = () => render.api.calm(clock.now())
  const result = await poll(look, { clock, timeout, signal, calm })
  return result ?? late(last, known ?? deployment)
}

function ended(deploy: RenderDeploy, url: string | undefined): DeployResult {
  const address = url === undefined ? {} : { url }
  if (deploy.status === 'live') return { status: 'live', ...address }
  if (wasLive(deploy)) {
    return { status: 'live', ...address, detail: 'it was live; a later deploy has replaced it' }
  }
  if (deploy.status === 'canceled') {
    return { status: 'cancelled', ...address, detail: 'the deploy was cancelled at Render' }
  }
  const what = deploy.status.replace('_failed', '').replaceAll('_', '-')
  return { status: 'failed', ...address, detail: `Render says that its ${what} failed` }
}

function neverBegun({ url }: Deployment): DeployResult {
  return {
    status: 'failed',
    detail: 'Render accepted it and never began: a newer request has taken its place',
    ...(url === undefined ? {} : { url }),
  }
}

function late(last: RenderDeploy | undefined, { url }: Deployment): DeployResult {
  const state = last === undefined ? 'waiting to begin' : last.status.replaceAll('_', ' ')
  return {
    status: 'timed-out',
    detail: `still ${state}`,
    ...(url === undefined ? {} : { url }),
  }
}
