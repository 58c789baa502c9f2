import type { Clock } from '../../ports.ts'
import { ApiError } from '../../http/api-error.ts'
import type { HostingAdapter } from '../descriptor.ts'
import { autodeployOf } from './autodeploy.ts'
import { choose, planOf } from './choose.ts'
import { openClient, type VercelAccount } from './client.ts'
import { deploy, find } from './deploy.ts'
export { openAccount } from './client.ts'
import type { VercelConfig } from './descriptor.ts'
import { follow } from './follow.ts'
import { readHandle } from './handle.ts'
import { releasesOf } from './releases.ts'
import { variablesOf } from './variables.ts'

export type VercelOptions = {
  readonly account: VercelAccount
  readonly branch: string
  readonly clock: Clock
}

/**
 * A project on Vercel. It goes back at once to a deployment that Vercel still holds, and builds the
 * commit anew where there is none, or where changed variables have to act.
 */
export function vercelHosting(config: VercelConfig, options: VercelOptions): HostingAdapter {
  const { clock, branch } = options
  const client = openClient(options.account, config.project)
  return {
    deploys: 'commit',
    // Vercel's app on GitHub writes a deployment of each build, with the commit it was built from.
    listedAs: 'nothing',
    deploy: (request) => deploy({ client, clock, branch }, request),
    find: (request, since) => find(client, request, since),
    wait: (deployment, progress, signal) =>
      follow(client, deployment, { clock, timeout: config.timeout, progress, signal }),
    async cancel({ id }) {
      const { way, deployment } = readHandle(id)
      // A domain that moves cannot be stopped, and has moved before anybody could.
      if (way === 'instant') return
      await client.cancel(deployment).catch((error: unknown) => {
        // It has ended already.
        if (!(error instanceof ApiError) || error.status !== 400) throw error
      })
    },
    releases: (limit) => releasesOf(client, limit),
    plan: async (request) => planOf(await choose(client, request), request),
    autodeploy: autodeployOf(client),
    variables: variablesOf(client),
  }
}
