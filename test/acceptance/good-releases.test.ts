import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import type { ServiceRecord } from '../../src/incident/record.ts'
import { standingOf } from '../../src/incident/releases.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openRenderWorld, running } from '../hosting/render/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

async function inWorld(
  options: Parameters<typeof openWorldOnRecord>[0],
  play: (world: World, issue: number) => Promise<void>,
): Promise<void> {
  const world = await openWorldOnRecord(options)
  try {
    await play(world, await openOrdinaryIssue(world))
  } finally {
    await world.close()
  }
}

/** Asked for in the second in which one ended, another joins it. */
const aSecond = (): Promise<void> => setTimeout(1_100)

const releasesOf = async (world: World): Promise<ServiceRecord['releases']> =>
  Object(await record(world)).releases ?? []

/** What the deploy runs of these ids look like to whoever asks, until it is let go. */
function deployRunsEnd(
  world: World,
  as: { status: string; conclusion: string | null },
): () => void {
  let held = true
  world.github.intercept(async ({ phase, request, reply }) => {
    if (!held || phase !== 'after' || !/actions\/runs\/\d+$/.test(request.path)) return undefined
    return { kind: 'answer', reply: { status: 200, body: { ...Object(reply?.body), ...as } } }
  })
  return () => {
    held = false
  }
}

const impatient = ({ app }: { app: string }): string => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        workflows: [Deploy]
        hosting: { provider: workflow, workflow: deploy.yml, ref-input: ref, timeout: 3s }
        health:
          confirm: { failures: 2, successes: 2, every: 100ms }
          probes: [{ http: "${app}/api/health", allow-private: true }]
`

describe('a rollback that could not deploy', () => {
  it.each([
    ['its build failed', { status: 'completed', conclusion: 'failure' }, 'deploy-failed'],
    [
      'somebody cancelled its run',
      { status: 'completed', conclusion: 'cancelled' },
      'deploy-failed',
    ],
    ['its run waits for an approval', { status: 'waiting', conclusion: null }, 'deploy-timeout'],
  ])(
    'as %s leaves every release as good as it was, and /retry runs the same plan',
    async (_, as, reason) => {
      await inWorld({ config: impatient }, async (world, issue) => {
        const [head, target, older] = await world.gitLog()
        const letGo = deployRunsEnd(world, as)
        const ran = await say(world, issue, 'alice', '/rollback')
        expect(ran).toMatchObject({ outcome: 'failed', reason })
        letGo()
        const releases = await releasesOf(world)
        expect(releases.map(({ sha, verdict }) => [sha, verdict])).toEqual([
          [head?.sha, 'good'],
          [target?.sha, 'good'],
        ])
        // No ordinal: what it counts may be another release by the time somebody types it.
        expect(ran.replies[0]).not.toMatch(/\/rollback \d\b/)
        const [incident = 0] = await incidents(world)
        const again = await say(world, incident, 'alice', '/retry')
        expect(again.outputs).toMatchObject({ 'rolled-back-to': target?.sha, verdict: 'up' })
        expect(await running(world)).toBe(target?.sha)
        expect(await running(world)).not.toBe(older?.sha)
      })
    },
    90_000,
  )
})

describe('/retry', () => {
  it('runs the plan of the operation that failed, whatever was recorded since', async () => {
    await inWorld({ config: impatient }, async (world, issue) => {
      const [, target] = await world.gitLog()
      const letGo = deployRunsEnd(world, { status: 'completed', conclusion: 'cancelled' })
      await say(world, issue, 'alice', '/rollback')
      letGo()
      const [incident = 0] = await incidents(world)
      await say(world, incident, 'alice', '/unfreeze')
      await world.push('good', 'bob')
      await world.waitForIdle()
      const [newest] = await world.gitLog()
      expect((await releasesOf(world))[0]).toMatchObject({ sha: newest?.sha, verdict: 'good' })
      const again = await say(world, incident, 'alice', '/retry')
      expect(again.outputs).toMatchObject({ 'rolled-back-to': target?.sha })
    })
  }, 90_000)
})

describe('what a rollback left', () => {
  it('is no target of the next one, though nobody told of its deployment', async () => {
    await inWorld({}, async (world, issue) => {
      const [good] = await world.gitLog()
      let bad = ''
      await world.runner.whileDown(async () => {
        bad = await world.push('bad-health', 'bob')
        await world.waitForIdle()
      })
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran.outputs).toMatchObject({ 'rolled-back-to': good?.sha })
      expect(standingOf(await releasesOf(world), bad)).toBe('left')
      const [incident = 0] = await incidents(world)
      // The sweep comes upon the run whose event was lost, and production is healthy by now.
      await say(world, incident, 'alice', '/unfreeze')
      await (
        await world.runner.start('schedule', { schedule: '*/10 * * * *' })
      ).ended
      await world.waitForIdle()
      expect(standingOf(await releasesOf(world), bad)).not.toBe('good')
    })
  }, 90_000)

  it('is no target where the hosting deployed it by itself', async () => {
    const world = await openRenderWorld()
    try {
      const issue = await openOrdinaryIssue(world)
      const [good, older] = world.history.toReversed()
      const bad = await world.push('bad-health', 'bob')
      await world.waitForIdle()
      await say(world, issue, 'alice', '/rollback')
      expect(await running(world)).toBe(good)
      await aSecond()
      const second = await say(world, issue, 'alice', '/rollback')
      expect(second.replies[0]).toContain('is healthy')
      expect(second.replies[0]).toContain(`/rollback ${older?.slice(0, 7)}`)
      expect(await running(world)).toBe(good)
      const further = await say(world, issue, 'alice', '/rollback 1')
      expect(further.outputs).toMatchObject({ 'rolled-back-to': older })
      // Whoever names it gets it.
      await aSecond()
      const named = await say(world, issue, 'alice', `/rollback ${bad} --keep-branch`)
      expect(named).toMatchObject({ outcome: 'failed', reason: 'still-unhealthy' })
      expect(await running(world)).toBe(bad)
      const back = await say(world, issue, 'alice', '/rollback')
      expect(back.outputs).toMatchObject({ outcome: 'succeeded' })
      expect([good, older]).toContain(back.outputs['rolled-back-to'])
    } finally {
      await world.close()
    }
  }, 120_000)
})

describe('/release of what is recorded already', () => {
  it('by a sweep that comes upon its run recognises it', async () => {
    await inWorld({}, async (world, issue) => {
      let sha = ''
      await world.runner.whileDown(async () => {
        sha = await world.push('good', 'bob')
        await world.waitForIdle()
      })
      expect(await say(world, issue, 'alice', '/release')).toMatchObject({ outcome: 'succeeded' })
      await (
        await world.runner.start('schedule', { schedule: '*/10 * * * *' })
      ).ended
      await world.waitForIdle()
      const own = (await releasesOf(world)).filter((one) => one.sha === sha)
      expect(own).toHaveLength(1)
    })
  }, 90_000)
})
