import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../src/clock.ts'
import { openAccount, vercelHosting } from '../../../src/hosting/vercel/hosting.ts'
import type { Clock, Deployment, DeployRequest, DeployResult } from '../../../src/ports.ts'
import type { HostingAdapter } from '../../../src/hosting/descriptor.ts'
import {
  commitOf,
  readApp,
  seedHistory,
  type ChangeKind,
} from '@outage-playbook/rehearsal/github/history.ts'
import { openHosting, type LocalHosting } from '@outage-playbook/rehearsal/hosting/hosting.ts'
import {
  openVercel,
  type OpenVercel,
  type VercelOptions,
} from '@outage-playbook/rehearsal/providers/vercel/provider.ts'
import { exampleApp } from '../../rehearsal/site.ts'

/** Ten times as fast, so that nobody waits for polling. */
const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 10, signal) }

const policy = { retries: 3, pause: 10, longestWait: 5_000, timeout: 10_000 }

const never = (): AbortSignal => new AbortController().signal

/** An emulated Vercel in front of a hosting that runs the commits, and our adapter for it. */
export type VercelSite = {
  readonly vercel: OpenVercel
  readonly local: LocalHosting
  readonly hosting: HostingAdapter
  /** Oldest first; the last one is deployed. */
  readonly history: readonly string[]
  /** `METHOD /path` of every request so far, with the project as `:project`. */
  asked(): readonly string[]
  /** Another adapter, as a run that takes over has. */
  another(env?: Readonly<Record<string, string>>, project?: string): HostingAdapter
  commit(kind: ChangeKind): Promise<string>
  /** Pushes, as Vercel hears of it, and waits until what follows is over. */
  push(sha: string): Promise<void>
  request(sha: string, more?: Partial<DeployRequest>): DeployRequest
  /** Deploys and waits. */
  live(
    sha: string,
    more?: Partial<DeployRequest>,
  ): Promise<Deployment & { readonly result: DeployResult }>
  wait(deployment: Deployment, on?: HostingAdapter): Promise<DeployResult>
  /** Asks Vercel itself, as its dashboard does. */
  ask(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>
  close(): Promise<void>
}

export async function openVercelSite(
  options: Pick<VercelOptions, 'plan'> & { readonly slow?: Set<string>; timeout?: number } = {},
): Promise<VercelSite> {
  const git = await mkdtemp(join(tmpdir(), 'outage-vercel-'))
  const app = await readApp(exampleApp)
  const history = await seedHistory(git, app)
  const local = await openHosting({ git, node: process.execPath })
  const { slow, plan } = options
  const vercel = await openVercel({
    hosting: local,
    git,
    name: 'chatbot-fluxa',
    ...(plan === undefined ? {} : { plan }),
    building: (sha) => (slow?.has(sha) ? 15_000 : 20),
  })
  await vercel.deployed(history.at(-1) ?? '')
  const another = (env = {}, project = 'chatbot-fluxa'): HostingAdapter =>
    vercelHosting(
      { provider: 'vercel', project, timeout: options.timeout ?? 60_000 },
      {
        account: openAccount({
          env: { ...vercel.env, ...env },
          secrets: [vercel.env['VERCEL_TOKEN'] ?? ''],
          policy,
        }),
        branch: 'main',
        clock,
      },
    )
  const hosting = another()
  const request: VercelSite['request'] = (sha, more = {}) => ({
    sha,
    operation: 'a1b2c3d4',
    reason: 'the last release is broken',
    ...more,
  })
  const wait: VercelSite['wait'] = (deployment, on = hosting) =>
    on.wait(deployment, () => undefined, never())
  let count = history.length
  let parent = history.at(-1) ?? ''
  return {
    vercel,
    local,
    hosting,
    history,
    another,
    request,
    wait,
    asked: () =>
      vercel.api.requests.map(
        ({ method, path }) =>
          `${method} ${path.replace(/\?.*$/, '').replace(vercel.project.id, ':project')}`,
      ),
    async commit(kind) {
      const about = { kind, author: 'bob', at: new Date(), app, parent, count: count++ }
      parent = await commitOf(git, about)
      return parent
    },
    async push(sha) {
      const meta = { githubCommitSha: sha, githubCommitRef: 'main' }
      vercel.deployments.create({ sha, ref: 'main', meta })
      await vercel.idle?.()
    },
    async live(sha, more) {
      const deployment = await hosting.deploy(request(sha, more))
      return { ...deployment, result: await wait(deployment) }
    },
    async ask(method, path, body) {
      const team = `${path.includes('?') ? '&' : '?'}teamId=${vercel.project.team}`
      const response = await fetch(`${vercel.api.url}${path}${team}`, {
        method,
        headers: { authorization: `Bearer ${vercel.env['VERCEL_TOKEN'] ?? ''}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return Object((await response.text().then((text) => text && JSON.parse(text))) || {})
    },
    async close() {
      await vercel.close()
      await local.close()
      await rm(git, { recursive: true, force: true })
    },
  }
}
