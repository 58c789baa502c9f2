import { describe, expect, it } from '@jest/globals'
import { openOrdinaryIssue, openWorldWithReleases, record, say } from './action.ts'

describe('a run that was cancelled, and could not finish in the time it had', () => {
  it('is answered for by its post step, which gives its claim back', async () => {
    const world = await openWorldWithReleases({ concurrency: false })
    try {
      const issue = await openOrdinaryIssue(world)
      let hang = true
      let waiting = false
      // From the deployment's first question on, GitHub answers this run nothing.
      world.github.intercept(async ({ phase, request }) => {
        waiting ||= /actions\/runs\/\d+$/.test(request.path)
        while (phase === 'before' && waiting && hang && request.run !== undefined) {
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
        return undefined
      })
      await world.comment(issue, 'alice', '/rollback')
      while (!waiting) await new Promise((resolve) => setTimeout(resolve, 50))
      const run = world.runner.runs.at(-1)
      if (run === undefined) throw new Error('nothing runs')
      world.runner.cancel(run)
      setTimeout(() => (hang = false), 10_500)
      await run.ended
      await world.waitForIdle()
      const answer = String((await world.comments(issue)).at(-1)?.['body'])
      expect(answer).toContain('the run was cancelled')
      const { claims } = await record(world)
      const finished = expect.objectContaining({ finished: expect.anything() })
      expect(claims).toEqual(Array.from(Object(claims), () => finished))
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran.replies[0]).toContain('again, verified')
    } finally {
      await world.close()
    }
  }, 90_000)
})
