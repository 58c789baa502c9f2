import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ApiInterceptor } from '@outage-playbook/rehearsal/providers/front.ts'
import { openVercelSite, type VercelSite } from './site.ts'

const rollbacks = (site: VercelSite): number =>
  site.asked().filter((line) => /^POST .*\/rollback\//.test(line)).length
const builds = (site: VercelSite): number =>
  site.asked().filter((line) => line === 'POST /v13/deployments').length

/** Answers the first request that matches in Vercel's place. */
function once(site: VercelSite, pattern: RegExp, answer: ReturnType<ApiInterceptor>): void {
  const stop = site.vercel.api.intercept(({ phase, request }) => {
    if (phase !== 'before' || !pattern.test(`${request.method} ${request.path}`)) return undefined
    stop()
    return answer
  })
}

describe('a rollback on Vercel', () => {
  let site: VercelSite
  let bad: string
  const [older, newest] = [() => site.history.at(-2) ?? '', () => site.history.at(-1) ?? '']
  beforeAll(async () => {
    site = await openVercelSite()
    bad = await site.commit('bad-health')
    await site.push(bad)
  })
  afterAll(() => site.close())

  const held = async (): Promise<unknown> =>
    (await site.ask('GET', '/v9/projects/chatbot-fluxa'))['autoAssignCustomDomains']

  it('is instant where Vercel holds a deployment of the commit; nothing is built', async () => {
    expect(site.local.current()).toBe(bad)
    const { result, url } = await site.live(newest())
    expect(result).toEqual({ status: 'live', url })
    expect(url).toMatch(/^https:\/\/vercel\.com\//)
    expect(site.local.current()).toBe(newest())
    expect([rollbacks(site), builds(site)]).toEqual([1, 0])
  })

  it('takes the name of a project to its id first: its path takes nothing else', async () => {
    const call = site.asked().find((line) => line.includes('/rollback/'))
    expect(call).toMatch(/^POST \/v1\/projects\/:project\/rollback\/dpl_\w+$/)
    const byId = site.another({}, site.vercel.project.id)
    const deployment = await byId.deploy(site.request(older()))
    expect(await site.wait(deployment, byId)).toMatchObject({ status: 'live' })
    expect(site.local.current()).toBe(older())
  })

  it('says why in the project, in 250 letters at most', async () => {
    await site.live(newest(), { reason: 'a long story, '.repeat(30) })
    const path = site.vercel.api.requests.findLast((one) => one.path.includes('/rollback/'))?.path
    const description = new URL(path ?? '', 'http://vercel').searchParams.get('description')
    expect(description).toHaveLength(250)
  })

  it('turns off that new pushes go live, which a freeze takes back', async () => {
    expect(await held()).toBe(false)
    const pushed = await site.commit('good')
    await site.push(pushed)
    expect(site.local.current()).toBe(newest())
    await site.hosting.autodeploy?.restore({ autoAssignCustomDomains: true })
    expect(await held()).toBe(true)
    await site.hosting.autodeploy?.off()
    expect(await held()).toBe(false)
  })

  it('of a commit that was only staged is none: it is built, and promoted', async () => {
    const staged = await site.commit('good')
    await site.push(staged)
    const before = builds(site)
    const { result } = await site.live(staged)
    expect(result.status).toBe('live')
    expect(builds(site)).toBe(before + 1)
    expect(site.local.current()).toBe(staged)
  })

  it('is not asked for where that deployment has the domain already', async () => {
    await site.live(older())
    const before = [rollbacks(site), builds(site)]
    expect((await site.live(older())).result.status).toBe('live')
    expect([rollbacks(site), builds(site)]).toEqual(before)
  })

  it('waits for its turn where another request is under way', async () => {
    const before = builds(site)
    site.vercel.deployments.alias('rollback', idOf(newest()))
    expect((await site.live(site.history.at(-3) ?? '')).result.status).toBe('live')
    expect(builds(site)).toBe(before)
    expect(site.local.current()).toBe(site.history.at(-3))
  })

  it('whose answer was lost is looked for, and not asked for again', async () => {
    const before = rollbacks(site)
    const stop = site.vercel.api.intercept(({ phase, request }) => {
      if (phase !== 'after' || !request.path.includes('/rollback/')) return undefined
      stop()
      return 'destroy'
    })
    expect((await site.live(newest())).result.status).toBe('live')
    expect(rollbacks(site)).toBe(before + 1)
  })

  it('that never arrived is asked for again', async () => {
    once(site, /\/rollback\//, 'destroy')
    expect((await site.live(older())).result.status).toBe('live')
    expect(site.local.current()).toBe(older())
  })

  it('is found by a run that takes over, and waited for from there', async () => {
    const since = new Date().toISOString()
    await site.hosting.deploy(site.request(newest()))
    const next = site.another()
    const found = await next.find?.(site.request(newest()), since)
    expect(found?.id).toMatch(/^dpl_\w+@\d+$/)
    expect(await site.wait(found ?? { id: '' }, next)).toMatchObject({ status: 'live' })
    expect(site.local.current()).toBe(newest())
  })

  it('of another commit, or before the operation, is not taken for ours', async () => {
    const now = new Date().toISOString()
    const later = new Date(Date.now() + 60_000).toISOString()
    expect(await site.hosting.find?.(site.request(older()), now)).toBeUndefined()
    expect(await site.hosting.find?.(site.request(newest()), later)).toBeUndefined()
  })

  it('does not take an older request to the same deployment for its own end', async () => {
    // Production has gone back to it, away from it, and is to go back again.
    await site.live(older())
    await site.live(newest())
    const deployment = await site.hosting.deploy(site.request(older()))
    const said: string[] = []
    const never = new AbortController().signal
    const result = await site.hosting.wait(deployment, (text) => said.push(text), never)
    expect(result.status).toBe('live')
    expect(said.length).toBeGreaterThan(0)
    expect(site.local.current()).toBe(older())
  })

  it('that Vercel could not carry out fails, and names the domains that did not move', async () => {
    const broken = await site.commit('crash-at-start')
    site.vercel.deployments.remember(
      { sha: broken, ref: 'main', meta: { githubCommitSha: broken } },
      Date.now(),
    )
    site.vercel.deployments.alias('rollback', idOf(newest()))
    await site.vercel.idle?.()
    const { result } = await site.live(broken)
    expect(result).toMatchObject({ status: 'failed', url: expect.stringContaining('vercel.com') })
    expect(result.detail).toContain('chatbot-fluxa.vercel.app')
    expect(site.local.current()).toBe(newest())
  })

  const idOf = (sha: string): string =>
    site.vercel.deployments.all().find((one) => one.sha === sha)?.id ?? ''

  it('ends as overtaken where somebody moves the domain elsewhere meanwhile', async () => {
    const elsewhere = { toDeploymentId: 'dpl_other', jobStatus: 'succeeded', requestedAt: 9e12 }
    const deployment = await site.hosting.deploy(site.request(older()))
    await site.vercel.idle?.()
    const project = await site.ask('GET', '/v9/projects/chatbot-fluxa')
    const stop = site.vercel.api.intercept(({ phase, request }) =>
      phase === 'after' && request.path.startsWith('/v9/projects/chatbot-fluxa?')
        ? Response.json({
            ...project,
            targets: { production: { id: 'dpl_other' } },
            lastAliasRequest: elsewhere,
          })
        : undefined,
    )
    const result = await site.wait(deployment)
    stop()
    expect(result).toMatchObject({ status: 'failed', detail: expect.stringContaining('somebody') })
  }, 30_000)

  it('remembers what went live, each with its commit, and not what was only staged', async () => {
    await site.live(newest())
    const staged = await site.commit('good')
    await site.push(staged)
    const releases = (await site.hosting.releases?.(100)) ?? []
    expect(releases.map(({ sha }) => sha).slice(0, 2)).toEqual([newest(), older()])
    expect(releases.map(({ sha }) => sha)).not.toContain(staged)
    // Production has gone back from it: it does not run, and nobody wants to go back there.
    expect(releases.map(({ sha }) => sha)).not.toContain(bad)
    expect(releases.map(({ at }) => at)).toEqual(
      releases
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    expect(await site.hosting.releases?.(1)).toHaveLength(1)
  })

  it('cannot be cancelled, which is no error', async () => {
    const deployment = await site.hosting.deploy(site.request(older()))
    await site.hosting.cancel?.(deployment)
    expect((await site.wait(deployment)).status).toBe('live')
  })
})

describe('on the Hobby plan', () => {
  let site: VercelSite
  beforeAll(async () => {
    site = await openVercelSite({ plan: 'hobby' })
  })
  afterAll(() => site.close())

  it('a rollback reaches the deployment just before', async () => {
    await site.live(site.history.at(-2) ?? '')
    expect([rollbacks(site), builds(site)]).toEqual([1, 0])
  })

  it('what is further back is refused with 402, and built anew', async () => {
    const target = site.history.at(0) ?? ''
    const { result } = await site.live(target)
    expect(result.status).toBe('live')
    expect([rollbacks(site), builds(site)]).toEqual([2, 1])
    expect(site.local.current()).toBe(target)
  })
})
