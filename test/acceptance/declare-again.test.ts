import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

let world: World
let issue: number
let incident: number
beforeAll(async () => {
  world = await openWorldOnRecord()
  issue = await openOrdinaryIssue(world)
  await say(world, issue, 'alice', '/declare "Checkout is slow" --severity P2')
  const all = await world.issues()
  incident = Number(
    all.find(({ labels }) => JSON.stringify(labels).includes('"incident"'))?.['number'],
  )
})
afterAll(() => world.close())

type Events = readonly {
  readonly type: string
  readonly text?: string
  readonly severity?: string
}[]

async function eventsOf(): Promise<Events> {
  const { incident: open } = await record(world)
  return (Object(open)['events'] ?? []) as Events
}

describe('an outage that is declared again', () => {
  it('keeps the new words as a note, and the severity as a change', async () => {
    const line = '/declare "Nobody can pay" --severity P1 --impact "all of Europe"'
    const ran = await say(world, issue, 'bob', line)
    expect(ran.outcome).toBe('succeeded')
    expect(ran.replies[0]).toContain('is open already')
    expect(ran.replies[0]).toContain('Your words are on its timeline.')
    expect(ran.replies[0]).toContain('Its severity is P1 now.')
    expect(await eventsOf()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'noted',
          text: 'declared again: Nobody can pay; impact: all of Europe',
        }),
        expect.objectContaining({ type: 'severity-changed', severity: 'P1' }),
      ]),
    )
    expect(JSON.stringify((await world.issue(incident))['labels'])).toContain('severity:P1')
  })

  it('changes no severity that nobody named', async () => {
    const ran = await say(world, issue, 'bob', '/declare "It is still so"')
    expect(ran.replies[0]).not.toContain('Its severity')
    const changes = (await eventsOf()).filter(({ type }) => type === 'severity-changed')
    expect(changes).toHaveLength(1)
  })

  it('is a recurrence while the last one is watched: it calls people, and somebody has to acknowledge', async () => {
    await say(world, incident, 'alice', '/ack')
    await say(world, incident, 'alice', '/resolve --cause frost')
    const ran = await say(world, issue, 'bob', '/declare "Nobody can pay again"')
    expect(ran.replies[0]).toContain('Recurrence')
    expect(ran.replies[0]).toContain('@alice')
    expect(ran.replies[0]).toContain('If this is something else')
    const types = (await eventsOf()).map(({ type }) => type)
    expect(types.filter((type) => type === 'reopened')).toHaveLength(1)
    expect(JSON.stringify(await eventsOf())).toContain('declared again: Nobody can pay again')
    const again = await say(world, incident, 'bob', '/ack')
    expect(again.outcome).toBe('succeeded')
    expect((await eventsOf()).filter(({ type }) => type === 'acknowledged').length).toBe(2)
  })
})
