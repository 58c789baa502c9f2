import { describe, expect, it } from '@jest/globals'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

/** A cancelled run that waits for GitHub needs no more to be killed as one is there. */
const grace = { terminate: 1_500, kill: 2_000 }

/** Something to wait for until somebody opens it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

describe('a run that was cancelled, and could not finish in the time it had', () => {
  it('is answered for by its post step, which gives its claim back', async () => {
    const world = await openWorldOnRecord({ concurrency: false, grace })
    try {
      const issue = await openOrdinaryIssue(world)
      // From the deployment's first question on, GitHub answers this run nothing.
      const asked = gate()
      const answered = gate()
      let silent = false
      world.github.intercept(async ({ phase, request }) => {
        if (phase !== 'before' || request.run === undefined) return undefined
        silent ||= /actions\/runs\/\d+$/.test(request.path)
        if (silent) asked.open()
        if (silent) await answered.opened
        return undefined
      })
      await world.comment(issue, 'alice', '/rollback')
      await asked.opened
      const run = world.runner.runs.at(-1)
      if (run === undefined) throw new Error('nothing runs')
      world.runner.cancel(run)
      setTimeout(() => answered.open(), grace.kill + 200)
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

  it('has what only had to be decided decided and answered by its post step', async () => {
    const world = await openWorldOnRecord({ concurrency: false, grace })
    try {
      const issue = await openOrdinaryIssue(world)
      await say(world, issue, 'alice', '/declare')
      const [incident = 0] = await incidents(world)
      const asked = gate()
      const answered = gate()
      let caught = false
      world.github.intercept(async ({ phase, request }) => {
        const answers = request.method === 'POST' && request.path.endsWith('/comments')
        if (caught || phase !== 'before' || request.run === undefined || !answers) return undefined
        caught = true
        asked.open()
        await answered.opened
        return { kind: 'destroy' }
      })
      await world.comment(incident, 'bob', '/note the first\n/note the second')
      await asked.opened
      const run = world.runner.runs.at(-1)
      if (run === undefined) throw new Error('nothing runs')
      world.runner.cancel(run)
      setTimeout(() => answered.open(), grace.kill + 200)
      await run.ended
      await world.waitForIdle()
      const answers = (await world.comments(incident)).map(({ body }) => String(body))
      expect(answers.filter((body) => body.includes('**Noted.**'))).toHaveLength(2)
      expect(answers.join()).not.toContain('Stopped')
      const { claims } = await record(world)
      const finished = expect.objectContaining({ finished: expect.anything() })
      expect(claims).toEqual(Array.from(Object(claims), () => finished))
    } finally {
      await world.close()
    }
  }, 90_000)
})
