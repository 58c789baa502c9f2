import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hostings } from '../../../src/hosting/table.ts'
import { waitIn } from '../../../src/hosting/vercel/client.ts'
import { printHandle, readHandle } from '../../../src/hosting/vercel/handle.ts'
import { openVercelSite, type VercelSite } from './site.ts'

const limit = (resetMs: number): unknown => ({
  error: {
    code: 'rate_limited',
    message: 'Too many requests',
    limit: { remaining: 0, reset: Math.ceil(resetMs / 1000), resetMs, total: 100 },
  },
})

describe('the API of Vercel', () => {
  let site: VercelSite
  beforeAll(async () => {
    site = await openVercelSite()
  })
  afterAll(() => site.close())

  it('is told the team with every request', async () => {
    await site.live(site.history.at(-2) ?? '')
    await site.live(site.history.at(-1) ?? '', { way: 'build' })
    await site.hosting.variables?.read()
    await site.hosting.releases?.(10)
    const without = site.vercel.api.requests.filter(
      ({ path }) => !path.includes(`teamId=${site.vercel.project.team}`),
    )
    expect(without).toEqual([])
    expect(site.vercel.api.requests.length).toBeGreaterThan(8)
  })

  it('answers 403, not 401, to a wrong token; the error names the secret and never shows it', async () => {
    const wrong = site.another({ VERCEL_TOKEN: 'wrong-token-123' })
    const error = await wrong.releases?.(1).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'hosting-denied',
      status: 403,
      remedy: expect.stringContaining('VERCEL_TOKEN'),
    })
    expect(String(error)).not.toContain('wrong-token-123')
  })

  it('is not asked at all without a token, and the error says where it goes', async () => {
    const count = site.vercel.api.requests.length
    const work = site.another({ VERCEL_TOKEN: '' }).releases?.(1)
    await expect(work).rejects.toMatchObject({
      code: 'secret-missing',
      remedy: expect.stringContaining('VERCEL_TEAM_ID'),
    })
    expect(site.vercel.api.requests).toHaveLength(count)
  })

  it('says by name that there is no such project', async () => {
    const work = site.another({}, 'unheard-of').releases?.(1)
    await expect(work).rejects.toMatchObject({
      code: 'hosting-refused',
      status: 404,
      message: expect.stringContaining('/v9/projects/unheard-of'),
    })
  })

  it('is left alone until the time that a 429 names in its body', async () => {
    const until = Date.now() + 600
    const stop = site.vercel.api.intercept(({ phase }) => {
      if (phase !== 'before' || Date.now() >= until) return undefined
      return Response.json(limit(until), { status: 429 })
    })
    await site.hosting.autodeploy?.read()
    stop()
    expect(Date.now()).toBeGreaterThanOrEqual(until)
    expect(waitIn({ error: { code: 'forbidden' } })).toBeUndefined()
  })

  it('may fall silent while one waits; it is asked on', async () => {
    const deployment = await site.hosting.deploy(site.request(site.history.at(-2) ?? ''))
    let left = 12
    const stop = site.vercel.api.intercept(({ phase }) =>
      phase === 'before' && left-- > 0 ? 'destroy' : undefined,
    )
    const said: string[] = []
    const never = new AbortController().signal
    const result = await site.hosting.wait(deployment, (text) => said.push(text), never)
    stop()
    expect(result.status).toBe('live')
    expect(said).toContain('the hosting does not answer; asking on')
  })

  it('that answers in another form than ever is not believed', async () => {
    const stop = site.vercel.api.intercept(({ phase }) =>
      phase === 'before' ? Response.json({ something: 'else' }) : undefined,
    )
    const work = site.another().releases?.(1)
    await expect(work).rejects.toMatchObject({ code: 'hosting-unavailable' })
    stop()
  })
})

describe('the id of a deployment on Vercel, in the journal', () => {
  it('tells a build from a rollback, and a rollback from the one before it', () => {
    for (const handle of [
      { way: 'build', deployment: 'dpl_1' },
      { way: 'instant', deployment: 'dpl_1', after: 1_764_000_000_000 },
      { way: 'instant', deployment: 'dpl_1', after: 0 },
    ] as const) {
      expect(readHandle(printHandle(handle))).toEqual(handle)
    }
  })
})

describe('what Vercel can do', () => {
  let site: VercelSite
  beforeAll(async () => {
    site = await openVercelSite()
  })
  afterAll(() => site.close())

  it('is told before it is done: at once, and what stays as it was', async () => {
    const plan = await site.hosting.plan?.(site.request(site.history.at(-2) ?? ''))
    expect(plan?.way).toBe('instant')
    expect(plan?.warnings.join(' ')).toMatch(/Variables stay.*Cron jobs go back.*Domains/)
  })

  it('is told before it is done: built, and why', async () => {
    const kept = site.request(site.history.at(-2) ?? '', { way: 'build' })
    expect(await site.hosting.plan?.(kept)).toMatchObject({
      way: 'build',
      why: expect.stringContaining('Variables'),
    })
    const unknown = await site.commit('good')
    expect(await site.hosting.plan?.(site.request(unknown))).toMatchObject({
      way: 'build',
      why: expect.stringContaining('no deployment'),
    })
  })

  it('ends where it says so by name, with what to do instead', () => {
    const { lacks } = hostings.vercel
    const { restart, scale, maintenance, logs } = site.hosting
    expect([restart, scale, maintenance, logs]).toEqual(Array(4).fill(undefined))
    expect(Object.keys(lacks).toSorted()).toEqual(['logs', 'maintenance', 'restart', 'scale'])
    for (const text of Object.values(lacks)) expect(text).toMatch(/^Vercel .*\. .*\.$/)
  })

  it('lets a freeze turn its own deploying off, and back to what it was', async () => {
    const { autodeploy } = site.hosting
    const before = (await autodeploy?.read()) ?? null
    expect(autodeploy?.isOn(before)).toBe(true)
    await autodeploy?.off()
    await autodeploy?.off()
    const bad = await site.commit('bad-health')
    await site.push(bad)
    expect(site.local.current()).not.toBe(bad)
    const during = (await autodeploy?.read()) ?? null
    expect(autodeploy?.isOn(during)).toBe(false)
    await autodeploy?.restore(during)
    expect(await autodeploy?.read()).toEqual(during)
    await autodeploy?.restore(before)
    expect(await autodeploy?.read()).toEqual(before)
  })
})
