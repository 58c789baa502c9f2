import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { putFarAway } from '../../src/drill/distant-world.ts'
import { figures } from '@outage-playbook/rehearsal/github/log.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { openSite } from '../fire/site.ts'
import { openActionWorld, openOrdinaryIssue, say } from './action.ts'

const running = async (world: World): Promise<unknown> =>
  Object(Object(await world.health())['body'])['release']

const askedToRollBack = (world: World) =>
  (world.provider.api?.requests ?? []).filter(({ path }) => path.includes('/rollback/'))

async function inWorld(play: (world: World, issue: number) => Promise<void>): Promise<void> {
  const world = await openActionWorld({ hosting: 'vercel' })
  try {
    await play(world, await openOrdinaryIssue(world))
  } finally {
    await world.close()
  }
}

/** Answers nothing that GitHub is asked once the record is written, until `then` is true. */
function holdBack({ github }: World, then: () => boolean): () => void {
  let isWritten = false
  return github.intercept(async ({ phase, request }) => {
    if (phase === 'before' && isWritten) while (!then()) await setTimeout(10)
    if (phase === 'after' && request.method === 'PUT') isWritten = true
    return undefined
  })
}

describe('a project on Vercel', () => {
  it('goes back at once from a bad push that went live by itself', async () => {
    await inWorld(async (world, issue) => {
      const good = world.history.at(-1) ?? ''
      const bad = await world.push('bad-health', 'bob')
      await world.waitForIdle()
      expect(await running(world)).toBe(bad)
      expect((await world.health()).status).toBe(503)

      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs).toMatchObject({ 'rolled-back-to': good, verdict: 'up' })
      expect(await running(world)).toBe(good)
      expect(askedToRollBack(world)).toHaveLength(1)
    })
  }, 60_000)

  it('is asked to go back after two rounds with GitHub', async () => {
    const config = ({ app }: { readonly app: string }): string =>
      rehearsalConfig('vercel', app).replace('when-unhealthy', 'never')
    const { world, stage, issue, good } = await openSite({ hosting: 'vercel', config })
    try {
      const bad = await stage.push('bad-health', 'bob')
      await say(world, issue, 'alice', `/release --sha ${bad}`)
      const incident = await stage.incident()
      putFarAway(world)
      const stop = holdBack(world, () => askedToRollBack(world).length > 0)
      const ran = await say(world, incident, 'alice', '/rollback')
      stop()
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs).toMatchObject({ 'rolled-back-to': good[0] })
      const run = world.runner.runs.findLast(({ event }) => event === 'issue_comment')
      const requests = run?.requests() ?? []
      const written = requests.find(({ method }) => method === 'PUT')
      expect(figures(requests, { until: written?.startedAt ?? 0 }).depth).toBe(2)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('does not break again when the branch is made to agree', async () => {
    await inWorld(async (world, issue) => {
      const good = world.history.at(-1) ?? ''
      await world.push('bad-health', 'bob')
      await world.waitForIdle()
      await say(world, issue, 'alice', '/rollback')
      const [head] = await world.gitLog()
      expect(head?.message).toContain(`Outage-Target: ${good}`)
      expect(await running(world)).toBe(good)
    })
  }, 60_000)
})
