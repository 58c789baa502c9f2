import { instant } from '../../instant.ts'
import type { Clock, DeployPlan } from '../../ports.ts'
import type { HostingAdapter } from '../descriptor.ts'
import { openRender, type RenderAccount } from './client.ts'
import {
  acceptedIn,
  cancelDeploy,
  deploymentOf,
  lookFor,
  mostListed,
  standing,
  start,
  type Standing,
} from './deploy.ts'
export { openAccount } from './client.ts'
import type { RenderConfig } from './descriptor.ts'
import { logs, maintenance, renderAutodeploy, restart, scale } from './service.ts'
import { wasLive } from './shapes.ts'
import { renderVariables } from './variables.ts'
import { waitFor } from './wait.ts'

export type RenderHostingOptions = { readonly account: RenderAccount; readonly clock: Clock }

/**
 * A service of Render's. A commit that was live before is gone back to at once, as long as Render holds
 * it; any other one is built. Render deploys pushes by itself, so a rollback has to be frozen first.
 */
export function renderHosting(config: RenderConfig, options: RenderHostingOptions): HostingAdapter {
  const { clock, account } = options
  const render = openRender(account, config['service-id'])

  return {
    deploys: 'commit',
    listedAs: 'nothing',
    deploy: (request) => start(render, request, clock),

    async find(request, since) {
      const { found } = await lookFor(render, request, since)
      return found && deploymentOf(render, found)
    },

    wait: (deployment, progress, signal) =>
      waitFor(render, { deployment, clock, timeout: config.timeout, progress, signal }),

    async cancel({ id }) {
      const accepted = acceptedIn(id)
      const found = accepted && (await lookFor(render, accepted, accepted.since)).found
      const known = accepted === undefined ? id : found?.id
      if (known !== undefined) await cancelDeploy(render, known)
    },

    async releases(limit) {
      const most = Math.min(limit, mostListed)
      const lived = await render.deploys({ status: ['live', 'deactivated'], limit: most })
      return lived.filter(wasLive).flatMap((deploy) => {
        const { commit, createdAt, finishedAt } = deploy
        if (!commit) return []
        return {
          ...deploymentOf(render, deploy),
          sha: commit.id,
          at: instant(finishedAt ?? createdAt),
        }
      })
    },

    plan: async (request) => planned(await standing(render, request), request.way),
    autodeploy: renderAutodeploy(render),
    restart: () => restart(render),
    scale: (instances) => scale(render, instances),
    maintenance: (on) => maintenance(render, on),
    logs: (since, limit) => logs(render, since, limit),
    variables: renderVariables(render),
  }
}

function planned({ past, suspended }: Standing, way: 'build' | undefined): DeployPlan {
  const always = [
    ...(suspended
      ? ['The service is suspended at Render: no deploy starts it. Resume it there.']
      : []),
    'Environment groups, disks and the instance type are not rolled back: Render keeps them as they are.',
  ]
  if (past !== undefined) {
    const day = past.createdAt.slice(0, 10)
    return {
      way: 'instant',
      why: `Render holds its deploy of ${day} still, and goes back to it without a build.`,
      warnings: [
        'It runs with the variables of that deploy. The service keeps its own as they are, and the next ordinary deploy runs with those.',
        ...always,
      ],
    }
  }
  const why =
    way === 'build'
      ? 'It is built anew, so that it runs with the variables that the service has now.'
      : 'Render lists no deploy of it that was live, so it is built anew, with the variables that the service has now.'
  return { way: 'build', why, warnings: always }
}
