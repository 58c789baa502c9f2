import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../src/clock.ts'
import { openAccount, renderHosting } from '../../../src/hosting/render/hosting.ts'
import type { Clock, Deployment, DeployResult } from '../../../src/ports.ts'
import type { HostingAdapter } from '../../../src/hosting/descriptor.ts'
import {
  commitOf,
  readApp,
  seedHistory,
  type ChangeKind,
} from '@outage-playbook/rehearsal/github/history.ts'
import { openHosting, type LocalHosting } from '@outage-playbook/rehearsal/hosting/hosting.ts'
import {
  openRender,
  type OpenRender,
} from '@outage-playbook/rehearsal/providers/render/provider.ts'
import { exampleApp } from '../../rehearsal/site.ts'

/** Ten times as fast, so that nobody waits for polling. */
const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 10, signal) }

const policy = { retries: 3, pause: 10, longestWait: 5_000, timeout: 10_000 }

/** An emulated Render in front of a hosting that runs the commits, and our adapter for it. */
export type RenderSite = {
  readonly render: OpenRender
  readonly local: LocalHosting
  readonly hosting: HostingAdapter
  /** Oldest first. */
  readonly history: readonly string[]
  /** `METHOD /path` of every request so far, below the service. */
  asked(): readonly string[]
  /** Another adapter, as a run that takes over has. */
  another(env?: Readonly<Record<string, string>>): HostingAdapter
  commit(kind: ChangeKind): Promise<string>
  /** Deploys and waits. */
  live(sha: string): Promise<Deployment & { readonly result: DeployResult }>
  close(): Promise<void>
}

export async function openRenderSite(timeout = 60_000): Promise<RenderSite> {
  const git = await mkdtemp(join(tmpdir(), 'outage-render-'))
  const app = await readApp(exampleApp)
  const history = await seedHistory(git, app)
  const local = await openHosting({ git, node: process.execPath })
  const render = await openRender({ hosting: local, git, name: 'chatbot-fluxa' })
  // Polling is faster than it would be, and so are deploys.
  Object.assign(render.settings.limits, { deploys: 1_000, reads: 100_000 })
  const { id } = render.state.service
  const config = { provider: 'render', 'service-id': id, timeout } as const
  const another = (env = {}): HostingAdapter => {
    const secrets = [render.env['RENDER_API_KEY'] ?? '']
    const account = openAccount({ env: { ...render.env, ...env }, secrets, policy })
    return renderHosting(config, { account, clock })
  }
  const hosting = another()
  let count = history.length
  return {
    render,
    local,
    hosting,
    history,
    another,
    asked: () =>
      (render.api?.requests ?? []).map(
        ({ method, path }) =>
          `${method} ${path.replace(/\?.*$/, '').replace(`/v1/services/${id}`, '')}`,
      ),
    commit: (kind) => {
      const parent = history.at(-1) ?? ''
      return commitOf(git, { kind, author: 'bob', at: new Date(), app, parent, count: count++ })
    },
    async live(sha) {
      const deployment = await hosting.deploy({ sha, operation: 'a1b2c3d4', reason: 'why' })
      const never = new AbortController().signal
      const result = await hosting.wait(deployment, () => undefined, never)
      return { ...deployment, result }
    },
    async close() {
      await render.close()
      await local.close()
      await rm(git, { recursive: true, force: true })
    },
  }
}
