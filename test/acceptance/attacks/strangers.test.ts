import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openWorldOnRecord, say } from '../action.ts'
import { commentEvent, commentsOn, openIncident, tell } from './stage.ts'

let world: World
let incident: number
beforeAll(async () => {
  world = await openWorldOnRecord()
  incident = await openIncident(world)
}, 60_000)
afterAll(() => world.close())

/** The newest commit of the records. */
async function records(): Promise<string | undefined> {
  return (await world.gitLog('outage-records'))[0]?.sha
}

const replies = async (): Promise<number> =>
  (await commentsOn(world, incident)).filter((body) =>
    body.startsWith('<!-- outage-playbook:reply'),
  ).length

describe('somebody who may not write', () => {
  it.each([
    ['a command that they may not run', '/rollback', 'permission-denied', 10],
    [
      'a command as long as GitHub takes',
      `/rollback ${'x'.repeat(65_000)}`,
      'command-too-long',
      10,
    ],
    ['a command that only looks', '/health', '', 10],
    ['the list of commands', '/help', '', 10],
    [
      'fifty commands',
      Array(50)
        .fill(`/health${' '.repeat(1_000)}`)
        .join('\n'),
      'commands-too-many',
      10,
    ],
    ['more commands than fifty', '/health\n'.repeat(3_000), 'commands-too-many', 10],
  ])('leaves nothing in a record, and costs little, with %s', async (_, text, reason, most) => {
    const before = await records()
    const ran = await say(world, incident, 'mallory', text)
    expect(ran.replies).toHaveLength(1)
    expect(ran.reason).toBe(reason)
    expect(ran.requests).toBeLessThanOrEqual(most)
    expect(await records()).toBe(before)
  })

  it('is answered once, however often the event is told, and whoever goes over it again', async () => {
    const comment = await world.comment(incident, 'mallory', '/note I was here')
    await world.waitForIdle()
    const count = await replies()
    expect(
      (await tell(world, 'issue_comment', commentEvent(world, comment))).outputs,
    ).toMatchObject({
      outcome: 'ignored',
    })
    const sweep = await (await world.runner.start('schedule', {})).ended
    expect(sweep.stdout).toContain('Nothing was left undone.')
    await say(world, incident, 'bob', '/note and I too')
    expect(await replies()).toBe(count + 1)
  })

  it('is refused after ten comments with commands in an hour', async () => {
    const outcomes: (string | undefined)[] = []
    for (let count = 0; count < 5; count++) {
      outcomes.push((await say(world, incident, 'mallory', '/health')).reason)
    }
    expect(outcomes.at(-1)).toBe('commands-too-often')
    expect((await say(world, incident, 'bob', '/health')).outcome).toBe('succeeded')
  }, 60_000)
})
