import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openVercelSite, type VercelSite } from './site.ts'

describe('a build on Vercel', () => {
  let site: VercelSite
  const slow = new Set<string>()
  beforeAll(async () => {
    site = await openVercelSite({ slow })
  })
  afterAll(() => site.close())

  const newest = (): string => site.history.at(-1) ?? ''
  const held = async (): Promise<unknown> =>
    (await site.ask('GET', '/v9/projects/chatbot-fluxa'))['autoAssignCustomDomains']
  const hold = (on: boolean) =>
    site.ask('PATCH', '/v9/projects/chatbot-fluxa', { autoAssignCustomDomains: !on })

  it('is what acts where variables have changed: a rollback keeps those it was built with', async () => {
    const sha = await site.commit('needs-variable')
    await site.push(sha)
    expect((await health()).status).toBe(503)
    const value = 'We are here from 9:00 to 17:00, every day.'
    await site.hosting.variables?.write({ set: [{ name: 'OPENING_HOURS', value }], remove: [] })
    expect((await health()).status).toBe(503)
    expect((await site.live(sha, { way: 'build' })).result.status).toBe('live')
    expect((await health()).status).toBe(200)
  })

  const health = (): Promise<Response> => fetch(`${site.local.url}/api/health`)

  it('is forced, and carries who asked for it', () => {
    const call = site.vercel.api.requests.findLast(({ path }) => path.includes('/v13/deployments?'))
    expect(call?.path).toContain('forceNew=1')
    const one = site.vercel.deployments.all()[0]
    expect(one?.meta).toMatchObject({ outageOperation: 'a1b2c3d4' })
  })

  it('says what it is doing: in the queue, starting, building', async () => {
    const said: string[] = []
    const deployment = await site.hosting.deploy(site.request(newest(), { way: 'build' }))
    const never = new AbortController().signal
    await site.hosting.wait(deployment, (text) => said.push(text), never)
    expect(said).toContain('building')
  })

  it('while a rollback is pinned does not go live by itself: it is promoted', async () => {
    await hold(false)
    await site.live(site.history.at(-2) ?? '')
    expect(await held()).toBe(false)
    const { result } = await site.live(newest(), { way: 'build' })
    expect(result.status).toBe('live')
    expect(site.local.current()).toBe(newest())
    expect(site.asked().filter((line) => line.includes('/promote/'))).toHaveLength(1)
  })

  it('leaves production held, although a promotion ends the pin', async () => {
    expect(await held()).toBe(false)
    const pushed = await site.commit('good')
    await site.push(pushed)
    expect(site.local.current()).toBe(newest())
  })

  it('is promoted by the run that takes over, once', async () => {
    await site.live(site.history.at(-3) ?? '')
    const request = site.request(newest(), { way: 'build', operation: 'b2c3d4e5' })
    const since = new Date().toISOString()
    const deployment = await site.hosting.deploy(request)
    await site.vercel.idle?.()
    const next = site.another()
    expect(await next.find?.(request, since)).toEqual(deployment)
    expect(await next.find?.({ ...request, operation: 'other' }, since)).toBeUndefined()
    expect(await next.find?.({ ...request, others: [deployment.id] }, since)).toBeUndefined()
    expect((await site.wait(deployment, next)).status).toBe('live')
    expect(await held()).toBe(false)
    await hold(false)
  })

  it('whose answer was lost is found by what it carries, and not asked for again', async () => {
    const stop = site.vercel.api.intercept(({ phase, request }) => {
      if (phase !== 'after' || request.method !== 'POST') return undefined
      stop()
      return 'destroy'
    })
    const count = site.vercel.deployments.all().length
    const request = site.request(newest(), { way: 'build', operation: 'c3d4e5f6' })
    const deployment = await site.hosting.deploy(request)
    expect((await site.wait(deployment)).status).toBe('live')
    expect(site.vercel.deployments.all()).toHaveLength(count + 1)
  })

  it('that fails says why, with the link to its log', async () => {
    const broken = await site.commit('crash-at-start')
    const { result } = await site.live(broken)
    expect(result).toMatchObject({ status: 'failed', url: expect.stringContaining('vercel.com') })
    expect(result.detail).toContain('It ended with')
  })

  it('can be cancelled, twice', async () => {
    slow.add(newest())
    const deployment = await site.hosting.deploy(site.request(newest(), { way: 'build' }))
    await site.hosting.cancel?.(deployment)
    await site.hosting.cancel?.(deployment)
    expect((await site.wait(deployment)).status).toBe('cancelled')
    slow.clear()
  })

  it('that takes too long says where it stood', async () => {
    slow.add(newest())
    const impatient = await openVercelSite({ slow, timeout: 500 })
    const sha = impatient.history.at(-1) ?? ''
    const result = await impatient.live(sha, { way: 'build' })
    expect(result.result).toMatchObject({ status: 'timed-out', detail: 'still: building' })
    await impatient.close()
    slow.clear()
  })

  for (const state of ['BLOCKED', 'DELETED']) {
    it(`that ends ${state} has failed`, async () => {
      const stop = site.vercel.api.intercept(({ phase, request }) =>
        phase === 'after' && request.path.startsWith('/v13/deployments/dpl_')
          ? Response.json({ id: 'dpl_1', readyState: state, meta: {} })
          : undefined,
      )
      expect((await site.wait({ id: 'dpl_1' })).status).toBe('failed')
      stop()
    })
  }

  it('is not possible where no repository is connected, which is said', async () => {
    const stop = site.vercel.api.intercept(({ phase, request }) =>
      phase === 'after' && request.path.startsWith('/v9/projects/')
        ? Response.json({ id: site.vercel.project.id, name: 'chatbot-fluxa' })
        : undefined,
    )
    const work = site.hosting.deploy(site.request(newest(), { way: 'build' }))
    await expect(work).rejects.toMatchObject({
      code: 'hosting-unable',
      remedy: expect.stringContaining('Connect'),
    })
    stop()
  })
})
