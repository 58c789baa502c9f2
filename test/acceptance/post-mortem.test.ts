import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { list, object, text } from '../../src/triggers/payload.ts'
import type { Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsedRepository } from '../../src/drill/world-config.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, say } from './action.ts'

const labelled = async (world: World, label: string): Promise<readonly Json[]> =>
  (await world.issues('?state=all&per_page=100'))
    .filter((issue) => list(issue, 'labels').some((each) => text(each, 'name') === label))
    .toSorted((a, b) => Number(a['number']) - Number(b['number']))

const set = async (
  world: World,
  number: number,
  author: string,
  state: 'open' | 'closed',
): Promise<void> => {
  await world.setState(number, author, state)
  await world.waitForIdle()
}

const assigned = (issue: Json | undefined): string[] =>
  list(issue, 'assignees').map((person) => text(person, 'login'))

describe('a post-mortem', () => {
  let world: World
  let incident: number
  let postMortem: number

  beforeAll(async () => {
    world = await openWorldOnRecord()
    const issue = await openOrdinaryIssue(world)
    await say(world, issue, 'alice', '/declare "Checkout answers 500" --impact "nobody can pay"')
    incident = (await incidents(world))[0] ?? 0
    await say(world, incident, 'alice', '/ack\n/assign commander @bob\nLooks like the database.')
  }, 60_000)

  afterAll(() => world.close())

  const body = async (number = postMortem): Promise<string> =>
    String((await world.issue(number))['body'])
  const line = async (title: string): Promise<string | undefined> =>
    (await body()).split('\n').find((each) => each.includes(title))
  const lastReply = async (): Promise<string> =>
    String((await world.comments(postMortem)).at(-1)?.['body'])

  it('is opened by itself when a P1 is resolved, for its commander, once', async () => {
    const ran = await say(world, incident, 'alice', '/resolve --cause "disk" --resolution "bigger"')
    const found = await labelled(world, 'post-mortem')
    expect(found).toHaveLength(1)
    postMortem = Number(found[0]?.['number'])
    expect(found[0]?.['title']).toBe(`Post-mortem of #${incident} · P1 · chatbot-fluxa production`)
    expect(assigned(found[0])).toEqual(['bob'])
    expect(ran.replies.join()).toContain(`/issues/${postMortem}) is open, filled in`)
    const again = await say(world, incident, 'bob', '/postmortem')
    expect(again.replies.join()).toContain('already')
    expect(await labelled(world, 'post-mortem')).toHaveLength(1)
  })

  it('holds what the record knows', async () => {
    const drawn = await body()
    for (const fact of [
      'nobody can pay',
      'Looks like the database.',
      '| Cause, as told | disk |',
      '| Response Time | 15 min |',
      '@bob, @alice',
      'BEGIN:VCALENDAR',
      '```mermaid\ngantt',
      '### What caused the outage?',
    ]) {
      expect(drawn).toContain(fact)
    }
    expect(drawn).toMatch(/\*\*Due \w+, \d+ \w+ \d{4}, \d\d:\d\d UTC\.\*\*/)
    expect(drawn).toMatch(/\| Release \| \[release `[0-9a-f]{7}`/)
  })

  it('follows a time that is corrected, with all durations', async () => {
    await say(world, incident, 'bob', '/correct started 90 minutes ago')
    const drawn = await body()
    expect(drawn).toMatch(/\| Detected \|.*\| time to detect \| 1 h (?:29|30) min \|/)
    expect(drawn).toMatch(/\| Response Time \| 15 min \| 1 h (?:29|30) min \| ❌ missed \|/)
  })

  it('follows what is told after the incident was resolved', async () => {
    await say(
      world,
      incident,
      'alice',
      '/resolve --cause "a full disk" --resolution "a bigger one"',
    )
    expect(await body()).toContain('| Cause, as told | a full disk |')
    await say(world, incident, 'alice', '/note the disk had been filling for a week')
    expect(await body()).toContain('the disk had been filling for a week')
    await say(world, incident, 'alice', '/update Everything works again')
    expect(await body()).toMatch(/\\\[RESOLVED\\\].*Everything works again/)
    await say(world, incident, 'alice', '/assign commander @alice')
    expect(await body()).toContain('| Incident Commander | alice |')
    await say(world, incident, 'alice', '/assign commander @bob')
  })

  it('keeps what people wrote when our parts are drawn anew', async () => {
    await world.editBody(postMortem, 'bob', (before) =>
      before
        .replace(/_Three sentences.*?_/, 'The disk was full.')
        .replace('nobody can pay', 'edited by hand')
        .replace(
          /- \[ \] $/m,
          [
            '- [ ] Alert on a full disk @bob in 2 weeks (detect)',
            '- [ ] Write it down',
            '- [ ] Buy a disk @nobody 2027-01-15',
            '- [x] Done already',
            '- no box',
          ].join('\n'),
        ),
    )
    await say(world, postMortem, 'bob', '/postmortem --refresh')
    expect(await body()).toContain('The disk was full.')
    expect(await body()).toContain('nobody can pay')
    expect(await body()).not.toContain('edited by hand')
    expect(await line('Buy a disk')).toBe('- [ ] Buy a disk @nobody 2027-01-15')
  })

  it('becomes tickets when it is closed, and has their numbers in its lines', async () => {
    await set(world, postMortem, 'bob', 'closed')
    const tickets = await labelled(world, 'action-item')
    expect(tickets.map(({ title }) => title)).toEqual([
      'Alert on a full disk',
      'Write it down',
      'Buy a disk',
    ])
    expect(tickets.map(assigned)).toEqual([['bob'], [], []])
    const numbers = tickets.map(({ number }) => Number(number))
    expect(await line('Alert on')).toContain(`(detect) → #${numbers[0]}`)
    expect(await line('Done already')).toBe('- [x] Done already')
    const { parents } = world.github.hub
    const name = (number: number) => `${rehearsedRepository}#${number}`
    expect(numbers.map((number) => parents.get(name(number)))).toEqual(
      numbers.map(() => name(postMortem)),
    )
    const reply = await lastReply()
    expect(reply).toContain('3 filed now')
    expect(reply).toContain(`**No owner yet:** [\\#${numbers[1]}]`)
    expect(reply).toContain('@bob decides who.')
    expect(reply).toMatch(/Not assignable here.*nobody/)
    expect(reply).toContain('without a box (`- [ ]`), and so no action items: “no box”')
    expect(reply).toContain('Nobody has written yet under: “What happened”')
    expect((await world.issue(postMortem))['state']).toBe('closed')
  })

  it('ticks what it has done in the playbook of its incident', async () => {
    const playbook = await body(incident)
    for (const step of [
      'Schedule within 48 hours',
      'Create tickets',
      'Schedule follow-up review',
    ]) {
      expect(playbook).toContain(`- [x] ${step}`)
    }
    // One of the items has no owner.
    expect(playbook).toContain('- [ ] Assign owners')
  })

  it('ticks the line of a ticket that is closed, and unticks it when that is opened again', async () => {
    const [ticket] = await labelled(world, 'action-item')
    const number = Number(ticket?.['number'])
    await set(world, number, 'bob', 'closed')
    expect(await line('Alert on')).toMatch(/^- \[x\]/)
    await set(world, number, 'bob', 'open')
    expect(await line('Alert on')).toMatch(/^- \[ \]/)
  })

  it('files only what is new when it is asked again, and brings the rest up to date', async () => {
    await world.editBody(postMortem, 'bob', (before) =>
      before
        .replace('- [ ] Write it down', '- [x] Write it all down @eve, next Friday')
        .replace('- no box', '- [ ] Delete old logs'),
    )
    await say(world, incident, 'bob', `/file-actions ${postMortem}`)
    const tickets = await labelled(world, 'action-item')
    expect(tickets.map(({ title, state }) => [title, state])).toEqual([
      ['Alert on a full disk', 'open'],
      ['Write it all down', 'closed'],
      ['Buy a disk', 'open'],
      ['Delete old logs', 'open'],
    ])
    expect(assigned(tickets[1])).toEqual(['eve'])
    const reply = String((await world.comments(incident)).at(-1)?.['body'])
    expect(reply).toContain('4 action items have tickets: 1 filed now, 1 brought up to date.')
    const again = await say(world, incident, 'bob', '/file-actions')
    expect(again.replies.join()).toContain('nothing is new')
    expect(await labelled(world, 'action-item')).toHaveLength(4)
    const figures = await say(world, incident, 'bob', '/metrics')
    expect(figures.replies.join()).toContain('| Action items | 3 open, 0 overdue |')
  })

  it('is one that people write by hand, too', async () => {
    const issue = await world.openIssue(
      'alice',
      'What we learned',
      '### Incident\r\n\r\n_No response_\r\n\r\n### Action items\r\n\r\n| Action | Owner |\r\n|---|---|\r\n| Mend it | @bob |\r\n',
      ['post-mortem'],
    )
    const number = Number(issue['number'])
    await say(world, number, 'alice', '/file-actions')
    const [ticket] = (await labelled(world, 'action-item')).slice(4)
    expect(object(ticket)['title']).toBe('Mend it')
    expect(await body(number)).toContain(`| Mend it → #${String(ticket?.['number'])} | @bob |\r\n`)
  })

  it('is refused where there is none', async () => {
    const issue = await openOrdinaryIssue(world)
    const ran = await say(world, issue, 'alice', '/file-actions')
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'post-mortem-missing' })
  })
})

describe('action items that two runs file at once', () => {
  it('get one ticket each', async () => {
    const world = await openWorldOnRecord({ concurrency: false })
    try {
      const lines = Array.from({ length: 6 }, (_, index) => `- [ ] Mend part ${index}`)
      const issue = await world.openIssue('alice', 'What we learned', lines.join('\n'), [
        'post-mortem',
      ])
      const number = Number(issue['number'])
      await Promise.all([
        world.comment(number, 'alice', '/file-actions'),
        world.comment(number, 'bob', '/file-actions'),
      ])
      await world.waitForIdle()
      const titles = (await labelled(world, 'action-item')).map(({ title }) => title)
      expect(titles).toEqual(lines.map((line) => line.slice('- [ ] '.length)))
    } finally {
      await world.close()
    }
  }, 60_000)
})
