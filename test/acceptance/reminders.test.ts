import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openWorldOnRecord } from './action.ts'

const day = 86_400_000
const inDays = (days: number): string =>
  new Date(Date.now() + days * day).toISOString().slice(0, 10)

let world: World
beforeAll(async () => {
  world = await openWorldOnRecord({
    config: ({ app }) => `${rehearsalConfig('workflow', app)}\npost-mortem: { follow-up: 1s }\n`,
  })
}, 60_000)
afterAll(() => world.close())

async function look() {
  const run = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
  const { stdout } = await run.ended
  return { stdout, counted: run.requests().filter(({ status }) => status !== 304) }
}

const bodies = async (issue: number): Promise<string> =>
  (await world.comments(issue)).map(({ body }) => String(body)).join('\n---\n')

describe('what is due of a post-mortem', () => {
  it('is said by the next sweep, to whom it concerns, once', async () => {
    const text = [
      `- [ ] Alert on a full disk @bob ${inDays(-9)}`,
      `- [ ] Buy a disk @alice ${inDays(1)}`,
      `- [ ] Write it down @eve ${inDays(-3)}`,
      `- [ ] Think about it ${inDays(90)}`,
    ]
    const written = await world.openIssue('alice', 'What we learned', text.join('\n'), [
      'post-mortem',
    ])
    const postMortem = Number(written['number'])
    const close = (issue: number) =>
      world.github.request(
        world.github.personToken('alice'),
        'PATCH',
        `/repos/acme/chatbot-fluxa/issues/${issue}`,
        { state: 'closed' },
      )
    await close(postMortem)
    await world.waitForIdle()
    const [late, soon, done, far] = [1, 2, 3, 4].map((later) => postMortem + later)
    // No run is told of it: only the ticket itself says that it is done.
    const planned = world.killAt({ request: 1, when: 'before' })
    await close(done ?? 0)
    await world.waitForIdle()
    planned.stop()

    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect((await look()).stdout).toContain('ticket:#2, due: succeeded')
    expect(await bodies(late ?? 0)).toContain(`**Overdue since ${inDays(-9)}.** @bob`)
    expect(await bodies(soon ?? 0)).toContain(`**Due on ${inDays(1)}.** @alice`)
    expect(await bodies(done ?? 0)).toBe('')
    expect(await bodies(far ?? 0)).toBe('')
    const review = await bodies(postMortem)
    expect(review).toContain('**Follow-up review: 1 of 4 action items are done.**')
    expect(review).toMatch(/\| Open \| What \| Owner \| Due \|[^]*Alert on a full disk \| @bob/)
    expect(String((await world.issue(postMortem))['body'])).toMatch(/- \[x\] Write it down/)

    await look()
    await look()
    expect((await bodies(late ?? 0)).match(/Overdue since/g)).toHaveLength(1)
    expect((await bodies(postMortem)).match(/Follow-up review/g)).toHaveLength(1)
    expect((await look()).counted).toHaveLength(4)
  }, 90_000)
})
