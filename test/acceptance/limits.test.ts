import { describe, expect, it } from '@jest/globals'
import { openActionWorld, openOrdinaryIssue, openWorldOnRecord, say } from './action.ts'

describe('a limit of GitHub’s', () => {
  it('is waited for, and said: in the log while it lasts, and in the reply', async () => {
    const world = await openActionWorld()
    try {
      const issue = await openOrdinaryIssue(world)
      let spent = 0
      world.github.intercept(async ({ phase, request }) => {
        const isOurs = request.run !== undefined && request.path.includes('/collaborators/')
        if (phase !== 'before' || !isOurs || spent > 0) return undefined
        spent++
        const reset = String(Math.floor(Date.now() / 1_000) + 5)
        return {
          kind: 'answer',
          reply: {
            status: 403,
            headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
            body: { message: 'API rate limit exceeded for installation.' },
          },
        }
      })
      const ran = await say(world, issue, 'alice', '/health')
      expect(spent).toBe(1)
      expect(ran.outcome).toBe('succeeded')
      expect(ran.stdout).toMatch(
        /GitHub takes no more requests of us for now: waiting \d seconds, until \d\d:\d\d UTC\./,
      )
      expect(ran.replies[0]).toMatch(/GitHub took no more requests of us for a while: \d seconds/)
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('GraphQL that answers 200 and an error, always', () => {
  it('keeps no rollback from happening: REST is asked in its place', async () => {
    const world = await openWorldOnRecord()
    try {
      const issue = await openOrdinaryIssue(world)
      const good = world.hosting.current()
      await world.runner.whileDown(async () => {
        await world.push('bad-health', 'bob')
        await world.waitForIdle()
      })
      world.github.intercept(async ({ phase, request }) => {
        if (phase !== 'before' || request.path !== '/graphql') return undefined
        const body = { data: null, errors: [{ message: 'Something went wrong' }] }
        return { kind: 'answer', reply: { status: 200, body } }
      })
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs).toMatchObject({ 'rolled-back-to': good, verdict: 'up' })
    } finally {
      await world.close()
    }
  }, 120_000)
})
