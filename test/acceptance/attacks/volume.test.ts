import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openOrdinaryIssue, openWorldOnRecord, record, say } from '../action.ts'
import { commentsOn, openIncident } from './stage.ts'

const most = 65_536

/** A comment as long as GitHub takes, filled with a unit behind its beginning. */
const filled = (begin: string, unit: string): string =>
  begin + unit.repeat(Math.floor((most - begin.length) / unit.length))

describe('a comment as long as GitHub takes', () => {
  let world: World
  let issue: number
  let incident: number

  beforeAll(async () => {
    world = await openWorldOnRecord()
    issue = await openOrdinaryIssue(world)
    incident = await openIncident(world)
  }, 60_000)
  afterAll(() => world.close())

  it.each([
    ['prose', '/health\n', 'It is down, I think. '],
    ['quotes', '/health\n\n', '> '],
    ['tags', '/health\n', '<a '],
    ['open comments', '/health\n', '<!-- '],
    ['emphasis', '/health\n', '*a_ '],
    ['other bots’ commands', '/health\n', '/lgtm\n'],
    ['emoji', '/health\n', '👩‍💻'],
    ['direction marks', '/health\n', '\u202e'],
  ])('is read, and its command answered: %s', async (_, begin, unit) => {
    const ran = await say(world, incident, 'alice', filled(begin, unit))
    expect(ran.outcome).toBe('succeeded')
    expect(ran.replies).toEqual([expect.stringContaining('is healthy')])
  })

  it.each([
    ['one command', '/note ', 'x'],
    ['words', '/check ', 'a '],
    ['open quotes', '/freeze --reason ', '"\\'],
    ['flags', '/freeze ', '--a '],
  ])('is refused where it is %s', async (_, begin, unit) => {
    const ran = await say(world, incident, 'alice', filled(begin, unit))
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'command-too-long' })
    expect(ran.replies).toHaveLength(1)
    expect(ran.replies[0]?.length).toBeLessThan(10_000)
  })

  it.each([
    ['commands', '/ack\n'],
    ['rollbacks', '/rollback\n'],
    ['commands that are nearly ours', '/rolback x\n'],
    ['commands of many kinds', '/ack\n/help\n/health\n/rollback 2\n/note x\n'],
  ])('is refused as a whole where it is %s', async (_, unit) => {
    for (const who of ['alice', 'mallory']) {
      const before = await record(world)
      const ran = await say(world, issue, who, filled('', unit))
      expect(ran).toMatchObject({ outcome: 'refused', reason: 'commands-too-many' })
      expect(ran.replies).toHaveLength(1)
      expect(ran.replies[0]).toContain('none of them was run')
      expect(ran.requests).toBeLessThan(12)
      expect((await record(world))['incident']).toEqual(before['incident'])
    }
  })
})

describe('fifty commands in one comment', () => {
  it('are all answered, in order, for the price of a few', async () => {
    const world = await openWorldOnRecord()
    try {
      const incident = await openIncident(world)
      const lines = Array.from({ length: 50 }, (_, index) => `/note number ${index}`)
      const ran = await say(world, incident, 'bob', lines.join('\n'))
      expect(ran.replies).toHaveLength(50)
      expect(ran.replies.map((reply) => /number (\d+)/.exec(reply)?.[1])).toEqual(
        lines.map((_, index) => String(index)),
      )
      expect(ran.requests).toBeLessThan(50 + 15)
      const body = String((await world.issue(incident))['body'])
      expect(body.indexOf('number 1')).toBeLessThan(body.indexOf('number 49'))
      expect(await commentsOn(world, incident)).toHaveLength(51)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('by somebody who may not are refused as a whole, and nothing is done', async () => {
    const world = await openWorldOnRecord()
    try {
      const incident = await openIncident(world)
      const before = await record(world)
      const ran = await say(world, incident, 'mallory', Array(50).fill('/note spam').join('\n'))
      expect(ran.replies).toHaveLength(1)
      expect(ran).toMatchObject({ outcome: 'refused', reason: 'commands-too-many' })
      expect((await record(world))['incident']).toEqual(before['incident'])
    } finally {
      await world.close()
    }
  }, 60_000)
})
