import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { serviceShape } from '../../src/records/shapes.ts'
import { openRenderWorld, type RenderWorld } from '../hosting/render/world.ts'
import { openOrdinaryIssue, openWorldOnRecord, record as recordOf, say } from './action.ts'

let world: RenderWorld
let issue: number
beforeAll(async () => {
  world = await openRenderWorld()
  issue = await openOrdinaryIssue(world)
}, 60_000)
afterAll(() => world.close())

const record = async () => serviceShape('chatbot-fluxa', 'production').read(await recordOf(world))

const type = (line: string) => say(world, issue, 'alice', line)

/** Pushes, and waits until Render has deployed it. */
async function push(kind: 'good' | 'bad-health'): Promise<string> {
  const sha = await world.push(kind, 'bob')
  await world.waitForIdle()
  return sha
}

async function look(): Promise<string> {
  const run = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
  return (await run.ended).stdout
}

describe('a hosting that deploys pushes by itself', () => {
  it('has its releases found by a sweep, verified and recorded, once', async () => {
    await look()
    const sha = await push('good')
    expect(await look()).toContain(`/release --service chatbot-fluxa --env production --sha ${sha}`)
    const releases = () =>
      record().then(({ releases: all }) => all.filter((release) => release.sha === sha))
    expect(await releases()).toMatchObject([{ verdict: 'good', via: 'deployment' }])
    expect(await look()).toContain('Nothing was left undone.')
    expect(await releases()).toHaveLength(1)
  })

  it('deploys none during a freeze, and as before when that is over', async () => {
    const { service } = world.render.state
    const before = { autoDeploy: 'yes', autoDeployTrigger: 'checksPass' } as const
    Object.assign(service, before)
    const frozen = await type('/freeze --reason "database migration"')
    expect(frozen.replies[0]).toContain('render deploys no pushes by itself until then')
    expect(service.autoDeploy).toBe('no')
    const runs = world.hosting.current()
    await push('good')
    expect(world.hosting.current()).toBe(runs)
    const thawed = await type('/unfreeze')
    expect(thawed.replies[0]).toContain('render deploys pushes by itself again')
    expect(service).toMatchObject(before)
    expect(await record()).not.toHaveProperty('frozen')
  })

  it('is kept from undoing a rollback', async () => {
    const { service } = world.render.state
    await push('bad-health')
    const ran = await type('/rollback')
    expect(ran.outcome).toBe('succeeded')
    expect(ran.replies[0]).toContain('deploying of pushes by render turned off')
    expect(ran.replies[0]).toContain('The service keeps its own as they are')
    expect(service.autoDeploy).toBe('no')
    expect((await record()).frozen).toMatchObject({
      reason: 'a rollback',
      autodeploy: { autoDeploy: 'yes' },
    })
    await type('/unfreeze')
    expect(service.autoDeploy).toBe('yes')
  })

  it('shows in a dry run which way it would go, and what that leaves', async () => {
    const healthy = await type('/rollback --dry-run')
    const [line = ''] = /\/rollback [0-9a-f]{7}/.exec(healthy.replies[0] ?? '') ?? []
    const ran = await type(`${line} --dry-run`)
    expect(ran.replies[0]).toMatch(/deploy with the hosting .*render/)
    expect(ran.replies[0]).toContain('Environment groups, disks')
  })
})

describe('a temporary fix', () => {
  it('restarts, and verifies', async () => {
    const ran = await type('/restart')
    expect(ran).toMatchObject({ outcome: 'succeeded', outputs: { verdict: 'up' } })
    expect(ran.replies[0]).toContain('production of chatbot-fluxa restarted.')
  })

  it('scales, within reason', async () => {
    expect((await type('/scale 4')).replies[0]).toContain('4 instances asked for')
    expect(world.render.state.service.serviceDetails).toMatchObject({ numInstances: 4 })
    expect(await type('/scale 4000')).toMatchObject({ reason: 'command-invalid' })
    expect(await type('/scale none')).toMatchObject({ reason: 'command-invalid' })
  })

  it('shows a maintenance page, and the service again', async () => {
    expect((await type('/maintenance on')).outcome).toBe('succeeded')
    expect((await world.health()).status).toBe(503)
    expect(await type('/maintenance off')).toMatchObject({ outputs: { verdict: 'up' } })
    expect((await world.health()).status).toBe(200)
    expect(await type('/maintenance perhaps')).toMatchObject({ reason: 'command-invalid' })
  })

  it('is on the timeline, and ticks the playbook', async () => {
    const { incident } = await record()
    const acted = incident?.events.filter((event) => event.type === 'acted') ?? []
    expect(acted.map((event) => (event.type === 'acted' ? event.text : ''))).toEqual([
      expect.stringContaining('restarted'),
      expect.stringContaining('scaled'),
      expect.stringContaining('shows its maintenance page'),
      expect.stringContaining('shows the service again'),
    ])
    const steps = incident?.events.flatMap((event) =>
      event.type === 'checked' ? [event.step] : [],
    )
    expect(steps).toEqual(
      expect.arrayContaining(['restart-services', 'scale-up', 'maintenance-mode']),
    )
  })

  it('that the hosting lacks is refused by name, with what to do instead', async () => {
    const other = await openWorldOnRecord()
    try {
      const ran = await say(other, await openOrdinaryIssue(other), 'alice', '/restart')
      expect(ran).toMatchObject({ outcome: 'refused', reason: 'hosting-unable' })
      expect(ran.replies[0]).toContain('`workflow` cannot restart a release')
      expect(ran.replies[0]).toContain('by starting the workflow by hand')
    } finally {
      await other.close()
    }
  })
})
