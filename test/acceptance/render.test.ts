import { describe, expect, it } from '@jest/globals'
import { putFarAway } from '../../src/drill/distant-world.ts'
import { figuresOfRollback, limits } from '../../src/drill/scenarios/figures.ts'
import { openRenderWorld, running, type RenderWorld } from '../hosting/render/world.ts'
import { openActionWorld, openOrdinaryIssue, record, say } from './action.ts'
import { onLaptop } from './laptop.ts'

/** Opens a world, and closes it whatever happens. */
async function inWorld(play: (world: RenderWorld, issue: number) => Promise<void>): Promise<void> {
  const world = await openRenderWorld()
  try {
    await play(world, await openOrdinaryIssue(world))
  } finally {
    await world.close()
  }
}

type OnGitHub = { readonly id: number; readonly description: string }

/** What GitHub's page of deployments shows. */
async function deployments({ github }: RenderWorld, path = ''): Promise<readonly OnGitHub[]> {
  const headers = { authorization: `token ${github.personToken('alice')}` }
  const url = `${github.url}/repos/acme/chatbot-fluxa/deployments${path}`
  return (await (await fetch(url, { headers })).json()) as readonly OnGitHub[]
}

describe('a rollback on Render', () => {
  it('brings the release back that was live before the one that went live by itself', async () => {
    await inWorld(async (world, issue) => {
      const good = world.hosting.current()
      const bad = await world.push('bad-health', 'bob')
      await world.waitForIdle()
      expect(world.hosting.current()).toBe(bad)
      expect((await world.health()).status).toBe(503)

      const asked = world.render.api.requests.length
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs).toMatchObject({ 'rolled-back-to': good, verdict: 'up' })
      expect(await running(world)).toBe(good)
      const writes = world.render.api.requests
        .slice(asked)
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
      expect(writes).toEqual([`PATCH ${world.render.state.service.id}`, 'POST rollback'])
      expect(ran.replies[0]).toContain('https://dashboard.render.com/web/')
    })
  }, 60_000)

  it('cancels what Render is deploying at that moment, and does not wait for it', async () => {
    await inWorld(async (world, issue) => {
      const good = world.hosting.current()
      await world.push('bad-health', 'bob')
      await world.waitForIdle()
      const { deploys, service } = world.render.state
      Object.assign(world.render.settings, { pace: 60_000 })
      const next = await world.push('harmless', 'eve')
      while (deploys[0]?.commit.id !== next) await new Promise((done) => setTimeout(done, 20))
      Object.assign(world.render.settings, { pace: 20 })
      service.autoDeploy = 'no'
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(await running(world)).toBe(good)
      expect(deploys.find(({ commit }) => commit.id === next)?.status).toBe('canceled')
      expect(world.hosting.count(next)).toBe(0)
    })
  }, 60_000)

  it('builds what Render does not hold any more, and walks back where that fails', async () => {
    await inWorld(async (world, issue) => {
      const [good = '', older = ''] = world.history.toReversed()
      await world.push('bad-health', 'bob')
      await world.waitForIdle()
      world.render.state.service.autoDeploy = 'no'
      world.render.settings.artifactsGone = true
      world.render.settings.failingBuilds.add(good)
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs['rolled-back-to']).toBe(older)
      expect(await running(world)).toBe(older)
      expect(ran.replies[0]).toContain('its build failed')
    })
  }, 60_000)

  it('says what Render refuses, and what to do, and leaves no deployment open on GitHub', async () => {
    await inWorld(async (world, issue) => {
      world.render.api.intercept(({ phase, request: { method } }) =>
        phase === 'before' && method === 'POST'
          ? Response.json({ message: 'no such right' }, { status: 403 })
          : undefined,
      )
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'failed', reason: 'hosting-denied' })
      expect(ran.replies[0]).toContain('no such right')
      expect(ran.replies[0]).toContain('RENDER_API_KEY')
      const ours = (await deployments(world)).filter(({ description }) =>
        description.startsWith('Rolling back'),
      )
      expect(ours).toHaveLength(1)
      expect(await deployments(world, `/${ours[0]?.id}/statuses`)).toMatchObject([
        { state: 'error', description: expect.stringContaining('could not be started') },
      ])
    })
  }, 60_000)

  it('asks GitHub at most three times in sequence before it calls Render', async () => {
    await inWorld(async (world, issue) => {
      // The very first command makes the branch of the records.
      await say(world, issue, 'alice', '/health')
      await world.push('bad-health', 'bob')
      await world.waitForIdle()
      putFarAway(world)
      await say(world, issue, 'alice', '/rollback')
      const figures = figuresOfRollback(world)
      expect(figures?.beforeHosting).toBeLessThanOrEqual(limits.beforeHosting)
      expect(figures?.depth).toBeLessThanOrEqual(limits.depth)
    })
  }, 60_000)

  it('without a key says which, and what was not done', async () => {
    const world = await openRenderWorld({ env: { RENDER_API_KEY: '' } })
    try {
      const issue = await openOrdinaryIssue(world)
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'failed', reason: 'secret-missing' })
      expect(ran.replies[0]).toContain('RENDER_API_KEY')
      expect(await record(world)).not.toHaveProperty('frozen')
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('outage logs', () => {
  it('prints what the service on Render printed, and no secret of this machine', async () => {
    const world = await openRenderWorld()
    try {
      world.hosting.printed.push({
        at: new Date().toISOString(),
        text: `\u001b[2Jasked with ${world.provider.env['RENDER_API_KEY']}`,
      })
      const { stdout, code } = await onLaptop(world, ['logs', '--since', '1h'])
      expect(code).toBe(0)
      expect(stdout).toMatch(/^listening on \d+$/m)
      expect(stdout).toMatch(/^\[2Jasked with (?!rnd_)/m)
      const one = await onLaptop(world, ['logs', '--lines', '1', '--json'])
      expect(JSON.parse(one.stdout)).toHaveLength(1)
      const wrong = await onLaptop(world, ['logs', '--since', 'yesterday'])
      expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('such as `15m`') })
    } finally {
      await world.close()
    }
  }, 60_000)

  it('says where to look, where the hosting keeps none', async () => {
    const world = await openActionWorld()
    try {
      const { stderr, code } = await onLaptop(world, ['logs'])
      expect(code).toBe(1)
      expect(stderr).toMatch(/cannot tell what the service printed[^]*Look where the service runs/)
    } finally {
      await world.close()
    }
  }, 60_000)
})
