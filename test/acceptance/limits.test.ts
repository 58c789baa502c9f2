import { describe, expect, it } from '@jest/globals'
import { openActionWorld, openOrdinaryIssue, say } from './action.ts'

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
