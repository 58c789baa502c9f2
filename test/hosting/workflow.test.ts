import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { systemClock } from '../../src/clock.ts'
import { workflowHosting } from '../../src/hosting/workflow/hosting.ts'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import type { Conclusion } from '@outage-playbook/rehearsal/github/runs.ts'
import type { Clock } from '../../src/ports.ts'
import type { HostingAdapter } from '../../src/hosting/descriptor.ts'
import { hostingContract } from '../contracts/hosting.ts'
import { connect } from '../github/connect.ts'
import { openSite, type Site } from '../rehearsal/site.ts'

/** Twenty times as fast, so that nobody waits for polling. */
const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 20, signal) }

const config = {
  provider: 'workflow',
  workflow: 'deploy.yml',
  'ref-input': 'ref',
  timeout: 60_000,
} as const

function hostingOf(
  site: Site,
  more: Partial<typeof config> = {},
  token = site.tokens.run,
): HostingAdapter {
  const github = connect(site.github.url, token)
  return workflowHosting({ ...config, ...more }, { github, branch: 'main', clock })
}

/** Plays Actions: carries out what is dispatched, as `end` says of each commit. */
function playActions(site: Site, end: (ref: string) => Conclusion | undefined): () => string {
  let running = ''
  site.github.bus.onEvent(({ name, run }) => {
    if (name !== 'workflow_dispatch' || run === undefined) return
    const ref = site.github.runs.get(run)?.inputs?.['ref'] ?? ''
    setTimeout(() => site.github.runs.start(run), 20)
    setTimeout(() => {
      const conclusion = end(ref)
      if (conclusion === 'success') running = ref
      if (conclusion !== undefined) site.github.runs.complete(run, conclusion)
    }, 60)
  })
  site.github.bus.onRequest(({ kind, run }) => {
    if (kind === 'cancel') site.github.runs.complete(run, 'cancelled')
  })
  return () => running
}

hostingContract('a workflow', async () => {
  const site = await openSite()
  const [one = '', two = '', failing = '', slow = ''] = site.history
  const running = playActions(site, (ref) => {
    if (ref === slow) return undefined
    return ref === failing ? 'failure' : 'success'
  })
  return {
    hosting: hostingOf(site),
    good: [one, two],
    failing,
    slow,
    running: async () => running(),
    close: site.close,
  }
})

let site: Site
let conclusion: Conclusion | undefined = 'success'
beforeAll(async () => {
  site = await openSite()
  playActions(site, () => conclusion)
})
afterEach(() => {
  conclusion = 'success'
})
afterAll(() => site.close())

const never = (): AbortSignal => new AbortController().signal
const request = (sha = site.history[0] ?? '') => ({ sha, operation: 'a1b2c3d4', reason: 'why' })

describe('a deploy workflow', () => {
  it('is started on the branch, with the commit as its input, and is linked', async () => {
    const deployment = await hostingOf(site).deploy(request())
    const run = site.github.runs.get(Number(deployment.id))
    expect(run).toMatchObject({ branch: 'main', event: 'workflow_dispatch' })
    expect(run?.inputs).toEqual({ ref: site.history[0] })
    expect(deployment.url).toContain(`/actions/runs/${deployment.id}`)
  })

  it('is found where GitHub does not say which run it started', async () => {
    site.github.settings.dispatchDetails = 'unsupported'
    const deployment = await hostingOf(site).deploy(request())
    site.github.settings.dispatchDetails = 'supported'
    expect(site.github.runs.get(Number(deployment.id))?.inputs).toEqual({ ref: site.history[0] })
  })

  it('is found again by a run that takes over', async () => {
    await new Promise((done) => setTimeout(done, 1_100))
    const since = new Date().toISOString()
    const hosting = hostingOf(site)
    expect(await hosting.find?.(request(), since)).toBeUndefined()
    const deployment = await hosting.deploy(request())
    expect(await hostingOf(site).find?.(request(), since)).toEqual(deployment)
  })

  it('without an input deploys the head of the branch, and says so', async () => {
    const { 'ref-input': _, ...bare } = config
    const github = connect(site.github.url, site.tokens.run)
    const hosting = workflowHosting(bare, { github, branch: 'main', clock })
    expect(hosting.deploys).toBe('branch-head')
    const deployment = await hosting.deploy(request())
    expect(site.github.runs.get(Number(deployment.id))?.inputs).toEqual({ ref: '' })
  })

  it('that was cancelled says so', async () => {
    conclusion = undefined
    const hosting = hostingOf(site)
    const deployment = await hosting.deploy(request())
    await hosting.cancel?.(deployment)
    const result = await hosting.wait(deployment, () => undefined, never())
    expect(result).toMatchObject({ status: 'cancelled', url: deployment.url })
  })

  it('that is cancelled when it has ended already changes nothing', async () => {
    const hosting = hostingOf(site)
    const deployment = await hosting.deploy(request())
    await hosting.wait(deployment, () => undefined, never())
    await expect(hosting.cancel?.(deployment)).resolves.toBeUndefined()
  })

  it('of which GitHub does not tell how it goes is neither live nor failed', async () => {
    conclusion = undefined
    const github = connect(site.github.url, site.tokens.run)
    const hosting = workflowHosting(
      { ...config, timeout: 300 },
      { github, branch: 'main', clock: systemClock },
    )
    const deployment = await hosting.deploy(request())
    const said: string[] = []
    const stop = site.github.intercept(async ({ phase, request: { path } }) =>
      phase === 'before' && path.includes('/actions/runs/') ? { kind: 'destroy' } : undefined,
    )
    const waiting = hosting.wait(deployment, (text) => said.push(text), never())
    await expect(waiting).rejects.toMatchObject({ status: 500 })
    stop()
    expect(said).toContain('GitHub does not answer; asking on')
  })

  it('that takes too long says what it was doing, and where to look', async () => {
    conclusion = undefined
    const hosting = workflowHosting(
      { ...config, timeout: 300 },
      { github: connect(site.github.url, site.tokens.run), branch: 'main', clock: systemClock },
    )
    const deployment = await hosting.deploy(request())
    const result = await hosting.wait(deployment, () => undefined, never())
    expect(result).toMatchObject({
      status: 'timed-out',
      url: deployment.url,
      detail: expect.stringMatching(/^still /),
    })
  })

  it('is asked about without being counted while nothing changes', async () => {
    conclusion = undefined
    const hosting = hostingOf(site)
    const deployment = await hosting.deploy(request())
    const before = site.github.requests.length
    const waiting = hosting.wait(deployment, () => undefined, never())
    setTimeout(() => site.github.runs.complete(Number(deployment.id), 'success'), 600)
    expect((await waiting).status).toBe('live')
    const asked = site.github.requests.slice(before)
    expect(asked.filter(({ status }) => status === 304).length).toBeGreaterThan(1)
  })

  it('remembers what went live on the branch, newest first', async () => {
    const { 'ref-input': _, ...headOnly } = config
    const github = connect(site.github.url, site.tokens.run)
    const hosting = workflowHosting(headOnly, { github, branch: 'main', clock })
    const deployment = await hosting.deploy(request())
    await hosting.wait(deployment, () => undefined, never())
    const [newest] = (await hosting.releases?.(5)) ?? []
    expect(newest).toMatchObject({ id: deployment.id, url: deployment.url })
  })

  it('does not believe the commit of a run that may have been given another one', async () => {
    const hosting = hostingOf(site)
    const deployment = await hosting.deploy(request())
    await hosting.wait(deployment, () => undefined, never())
    const ids = ((await hosting.releases?.(5)) ?? []).map(({ id }) => id)
    expect(ids).not.toContain(deployment.id)
  })
})

describe('a workflow that cannot be started', () => {
  it('because it does not exist says so, and what to correct', async () => {
    const github = connect(site.github.url, site.tokens.run)
    const unknown = { ...config, workflow: 'nothing.yml' }
    const hosting = workflowHosting(unknown, { github, branch: 'main', clock })
    await expect(hosting.deploy(request())).rejects.toMatchObject({
      code: 'deploy-failed',
      remedy: expect.stringContaining('`workflow:`'),
    })
  })

  it('because it takes no such input says so, and what it needs', async () => {
    const github = connect(site.github.url, site.tokens.run)
    const other = { ...config, 'ref-input': 'commit' }
    const hosting = workflowHosting(other, { github, branch: 'main', clock })
    await expect(hosting.deploy(request())).rejects.toMatchObject({
      code: 'deploy-failed',
      message: expect.stringContaining('Unexpected inputs'),
      remedy: expect.stringContaining('workflow_dispatch'),
    })
  })

  it('for want of a permission says which', async () => {
    const token = site.github.token(workflowActor({ permissions: { actions: 'read' } }))
    await expect(hostingOf(site, {}, token).deploy(request())).rejects.toMatchObject({
      code: 'github-denied',
      remedy: expect.stringContaining('actions: write'),
    })
  })
})
