import { describe, expect, it } from '@jest/globals'
import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { newKeys } from '../variables/keys.ts'
import { openActionWorld, openOrdinaryIssue, say } from './action.ts'
import { canaries, heardIn, leftBy, listen } from './attacks/canaries.ts'
import { storeOf } from './hosted-store.ts'

const good = { OPENING_HOURS: openingHours, API_SECRET: canaries['MY_TOKEN'] ?? '', RETRIES: '3' }

describe.each(['render', 'vercel'] as const)('the variables of a service on %s', (hosting) => {
  it('come back with the release that they were good with, and their values are told nowhere', async () => {
    const keys = await newKeys()
    const world = await openActionWorld({
      hosting,
      config: ({ app }) =>
        rehearsalConfig(
          hosting,
          app,
          `{ recipients: [${keys.recipient}], restore: with-rollback }`,
        ),
      env: { OUTAGE_AGE_IDENTITY: keys.identity, RUNNER_DEBUG: '1' },
    })
    try {
      const heard = listen(world)
      const store = storeOf(world, hosting)
      const values = async () => {
        const found = (await store.read()).map(({ name, value }) => [name, value])
        return Object.fromEntries(found) as Readonly<Record<string, string>>
      }
      const before = await values()
      await store.write({
        set: Object.entries(good).map(([name, value]) => ({ name, value })),
        remove: [],
      })
      const sha = await world.push('needs-variable', 'eve')
      await world.waitForIdle()
      const issue = await openOrdinaryIssue(world)
      const released = await say(world, issue, 'alice', '/release')
      expect(released.replies[0]).toMatch(/A snapshot of its \d+ variables was taken/)

      await store.write({
        set: [
          { name: 'OPENING_HOURS', value: 'We are closed.' },
          { name: 'NEW_FLAG', value: 'on' },
        ],
        remove: ['API_SECRET'],
      })
      await world.push('bad-health', 'bob')
      await world.waitForIdle()
      expect((await world.health()).status).toBe(503)

      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded', outputs: { verdict: 'up' } })
      expect(world.hosting.current()).toBe(sha)
      expect(await values()).toEqual({ ...before, ...good })
      const [reply = ''] = ran.replies
      for (const name of ['OPENING_HOURS', 'API_SECRET', 'NEW_FLAG']) expect(reply).toContain(name)

      const sent = heard()
      expect(sent.length).toBeGreaterThan(20)
      expect(sent.flatMap(heardIn)).toEqual([])
      const runs = await Promise.all(world.runner.runs.map(({ ended }) => ended))
      expect(runs.flatMap(leftBy).flatMap(heardIn)).toEqual([])
    } finally {
      await world.close()
    }
  }, 90_000)
})
