import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { DeployRequest, DeployResult } from '../../../src/ports.ts'
import { openRenderSite, type RenderSite } from './site.ts'

let site: RenderSite
let one = ''
let two = ''
let stuck = ''
beforeAll(async () => {
  site = await openRenderSite()
  ;[one = '', two = '', stuck = ''] = site.history
  await site.live(one)
  await site.live(two)
})
beforeEach(() => {
  Object.assign(site.render.settings, { pace: 20, overlap: 'wait', artifactsGone: false })
  site.render.settings.stuck.clear()
  site.render.settings.slow.clear()
  site.render.settings.failingBuilds.clear()
})
afterAll(() => site.close())

const never = (): AbortSignal => new AbortController().signal
const request = (sha: string, more: Partial<DeployRequest> = {}): DeployRequest => ({
  sha,
  operation: 'a1b2c3d4',
  reason: 'why',
  ...more,
})
const wait = (deployment: { id: string; url?: string }): Promise<DeployResult> =>
  site.hosting.wait(deployment, () => undefined, never())
const postsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = site.asked().length
  await work()
  return site
    .asked()
    .slice(before)
    .filter((line) => line.startsWith('POST'))
    .map((line) => line.replace(/dep-\d+/, 'ID'))
}
/** Has something deployed that does not end by itself. */
const occupy = async (kind: 'stuck' | 'slow'): Promise<string> => {
  site.render.settings[kind].add(stuck)
  const { id } = await site.hosting.deploy(request(stuck, { way: 'build' }))
  const status = kind === 'stuck' ? 'queued' : 'build_in_progress'
  while (statusOf(id) !== status) await new Promise((done) => setTimeout(done, 10))
  return id
}
const statusOf = (id: string): string | undefined =>
  site.render.state.deploys.find((deploy) => deploy.id === id)?.status

describe('a deploy on Render', () => {
  it('goes back at once to a commit that was live, and builds one that never was', async () => {
    expect(await postsOf(() => site.live(one))).toEqual(['POST /rollback'])
    const fresh = await site.commit('good')
    expect(await postsOf(() => site.live(fresh))).toEqual(['POST /deploys'])
    expect(site.local.current()).toBe(fresh)
  })

  it('is built anew where it has to run with the variables that are set now', async () => {
    const posts = await postsOf(async () => {
      await wait(await site.hosting.deploy(request(one, { way: 'build' })))
    })
    expect(posts).toEqual(['POST /deploys'])
  })

  it('is built where Render does not hold what was live any more', async () => {
    site.render.settings.artifactsGone = true
    const posts = await postsOf(async () =>
      expect(await site.live(two)).toMatchObject({ result: { status: 'live' } }),
    )
    expect(posts).toEqual(['POST /rollback', 'POST /deploys'])
  })

  it('cancels one that is stuck in the queue before it is asked for', async () => {
    const id = await occupy('stuck')
    const posts = await postsOf(async () => {
      expect((await site.live(one)).result.status).toBe('live')
    })
    expect(posts[0]).toBe('POST /deploys/ID/cancel')
    expect(statusOf(id)).toBe('canceled')
    expect(site.local.current()).toBe(one)
  })

  it('that is only accepted, 202 with an empty body, is made to start, and followed', async () => {
    // A push comes between our look and our request.
    const fresh = await site.commit('good')
    site.render.settings.slow.add(stuck)
    const stop = site.render.api.intercept(async ({ phase, request: { method, path } }) => {
      if (phase !== 'before' || method !== 'POST' || !path.endsWith('/deploys')) return undefined
      stop()
      await fetch(`${site.render.api.url}/v1/services/${site.render.state.service.id}/deploys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${site.render.env['RENDER_API_KEY']}` },
        body: JSON.stringify({ commitId: stuck }),
      })
      return undefined
    })
    const { id, result } = await site.live(fresh)
    expect(id).toMatch(/^dep-/)
    expect(result).toMatchObject({ status: 'live', url: expect.stringContaining(id) })
    expect(site.local.current()).toBe(fresh)
    expect(site.render.api.requests.filter(({ status }) => status === 202)).toHaveLength(1)
  })

  it('that was accepted and never began is not waited for for ever', async () => {
    const since = new Date().toISOString()
    const begun = performance.now()
    const short = await openRenderSite(2_000)
    const result = await short.hosting.wait(
      { id: `accepted:${one}:${since}`, url: 'https://dashboard.render.com/' },
      () => undefined,
      never(),
    )
    await short.close()
    expect(result).toMatchObject({ status: 'timed-out', detail: 'still waiting to begin' })
    expect(performance.now() - begun).toBeLessThan(20_000)
  })

  it('that a later one has replaced since was live all the same: `deactivated` is a success', async () => {
    const first = await site.hosting.deploy(request(one))
    await site.render.idle?.()
    await site.live(two)
    expect(statusOf(first.id)).toBe('deactivated')
    expect(await wait(first)).toMatchObject({
      status: 'live',
      detail: expect.stringMatching(/later/),
    })
  })

  it('that fails says in which part, with the address of its log', async () => {
    const fresh = await site.commit('good')
    site.render.settings.failingBuilds.add(fresh)
    const { id, result } = await site.live(fresh)
    expect(result).toEqual({
      status: 'failed',
      detail: 'Render says that its build failed',
      url: `https://dashboard.render.com/web/${site.render.state.service.id}/deploys/${id}`,
    })
    const { result: crashed } = await site.live(await site.commit('crash-at-start'))
    expect(crashed).toMatchObject({
      status: 'failed',
      detail: 'Render says that its update failed',
    })
  })

  it('that somebody cancels at Render says so', async () => {
    const id = await occupy('slow')
    await site.hosting.cancel?.({ id })
    expect(await wait({ id })).toMatchObject({ status: 'cancelled' })
    await expect(site.hosting.cancel?.({ id })).resolves.toBeUndefined()
  })

  it('is found again by a run that takes over, by commit and time, and no other one is', async () => {
    await new Promise((done) => setTimeout(done, 2_100))
    const since = new Date().toISOString()
    const again = site.another()
    expect(await again.find?.(request(one), since)).toBeUndefined()
    const deployment = await site.hosting.deploy(request(one))
    expect(await again.find?.(request(one), since)).toEqual(deployment)
    expect(await again.find?.(request(two), since)).toBeUndefined()
    expect(await again.find?.(request(one, { others: [deployment.id] }), since)).toBeUndefined()
    await wait(deployment)
  })

  it('is not taken for ours where a push has started it', async () => {
    const fresh = await site.commit('good')
    const since = new Date().toISOString()
    await site.render.deployed(fresh)
    expect(await site.hosting.find?.(request(fresh), since)).toBeUndefined()
  })

  it('whose answer was lost is looked for, and not asked for twice', async () => {
    await site.live(two)
    const stop = site.render.api.intercept(({ phase, request: { path } }) => {
      if (phase !== 'after' || !path.endsWith('/rollback')) return undefined
      stop()
      return 'destroy'
    })
    const posts = await postsOf(async () => {
      expect((await site.live(one)).result.status).toBe('live')
    })
    expect(posts).toEqual(['POST /rollback'])
  })

  it('is waited for through trouble of Render’s, and says so', async () => {
    const deployment = await site.hosting.deploy(request(two))
    let troubles = 8
    const stop = site.render.api.intercept(({ phase }) =>
      phase === 'before' && troubles-- > 0 ? new Response('{}', { status: 503 }) : undefined,
    )
    const said: string[] = []
    const result = await site.hosting.wait(deployment, (text) => said.push(text), never())
    stop()
    expect(result.status).toBe('live')
    expect(said).toContain('Render does not answer; asking on')
  })

  it('that takes too long says what it was doing', async () => {
    const short = await openRenderSite(300)
    const [first = ''] = short.history
    short.render.settings.slow.add(first)
    const { result } = await short.live(first)
    await short.close()
    expect(result).toMatchObject({ status: 'timed-out', detail: 'still build in progress' })
  })
})

describe('what Render remembers', () => {
  it('is what went live, newest first, also what has been replaced since', async () => {
    await site.live(two)
    const { id } = await site.live(one)
    const releases = (await site.hosting.releases?.(2)) ?? []
    expect(releases.map(({ sha }) => sha)).toEqual([one, two])
    expect(releases[0]).toMatchObject({ id, url: expect.stringContaining(`/deploys/${id}`) })
    expect(Date.parse(releases[0]?.at ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  it('decides the way that is planned, and what people have to know', async () => {
    const instant = await site.hosting.plan?.(request(two))
    expect(instant).toMatchObject({ way: 'instant', why: expect.stringMatching(/without a build/) })
    expect(instant?.warnings.join(' ')).toMatch(
      /variables.*next ordinary deploy.*[Ee]nvironment groups, disks/,
    )
    const asked = await site.hosting.plan?.(request(two, { way: 'build' }))
    expect(asked).toMatchObject({ way: 'build', why: expect.stringMatching(/has now/) })
    const fresh = await site.hosting.plan?.(request(await site.commit('good')))
    expect(fresh).toMatchObject({ way: 'build', why: expect.stringMatching(/no deploy of it/) })
  })
})

describe('Render', () => {
  it('that does not take the key says which', async () => {
    const hosting = site.another({ RENDER_API_KEY: 'rnd_wrong0000' })
    await expect(hosting.deploy(request(one))).rejects.toMatchObject({
      code: 'hosting-denied',
      remedy: expect.stringContaining('RENDER_API_KEY'),
    })
  })

  it('is asked nothing without a key', async () => {
    const before = site.asked().length
    const hosting = site.another({ RENDER_API_KEY: '' })
    await expect(hosting.deploy(request(one))).rejects.toMatchObject({ code: 'secret-missing' })
    expect(site.asked()).toHaveLength(before)
  })

  it('is left alone for as long as its limit says, and then asked again', async () => {
    site.render.settings.limits.deploys = 0
    const stop = site.render.api.intercept(({ phase, request: { status } }) => {
      if (phase !== 'after' || status !== 429) return undefined
      stop()
      site.render.settings.limits.deploys = 1_000
      const headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }
      return new Response('{}', { status: 429, headers })
    })
    const begun = performance.now()
    expect((await site.live(one)).result.status).toBe('live')
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_000)
  })
})
