import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

describe('an incident in its issue', () => {
  let world: World
  let incident: number

  beforeAll(async () => {
    world = await openWorldOnRecord()
    const issue = await openOrdinaryIssue(world)
    await say(world, issue, 'alice', '/declare "Checkout answers 500" --impact "nobody can pay"')
    incident = (await incidents(world))[0] ?? 0
  }, 60_000)

  afterAll(() => world.close())

  const body = async (): Promise<string> => String((await world.issue(incident))['body'])

  it('opens with title, labels and the people to call', async () => {
    const issue = await world.issue(incident)
    expect(issue['title']).toBe(
      'P1 · chatbot-fluxa production has an incident: Checkout answers 500',
    )
    expect(JSON.stringify(issue['labels'])).toMatch(/incident.*severity:P1.*phase:response/)
    expect(await body()).toContain('nobody can pay')
  })

  it('is joined, not doubled, by a second declaration', async () => {
    const other = await openOrdinaryIssue(world)
    const ran = await say(world, other, 'bob', '/declare')
    expect(ran.replies[0]).toContain('of this service is open already')
    expect(await incidents(world)).toEqual([incident])
  })

  it('answers every command of a comment, in order, and keeps the prose as a note', async () => {
    const text =
      '/ack\n/assign commander @bob\nLooks like the database.\n/severity P2\r\n/phase next'
    const ran = await say(world, incident, 'alice', text)
    expect(ran.replies.map((reply) => /\*\*(.*?)\*\*/.exec(reply)?.[1])).toEqual([
      'Acknowledged by @alice.',
      '@bob is commander now.',
      'Severity is P2, Major.',
      'Phase: Diagnosis.',
    ])
    expect(await body()).toContain('Looks like the database.')
    expect(JSON.stringify((await world.issue(incident))['labels'])).toMatch(
      /severity:P2.*phase:diagnosis/,
    )
  })

  it('keeps a box ticked by hand through redraws, and says who ticked it', async () => {
    await world.editBody(incident, 'eve', (text) =>
      text.replace(/- \[ \](.*step:check-application-logs)/, '- [x]$1'),
    )
    await world.waitForIdle()
    await say(world, incident, 'bob', '/refresh')
    expect(await body()).toMatch(
      /- \[x\] Check application logs.*by eve.*step:check-application-logs/,
    )
  })

  it('runs no command of an edited comment', async () => {
    const runs = world.runner.runs.length
    const [first] = await world.comments(incident)
    const { github } = world
    await github.request(
      github.personToken('alice'),
      'PATCH',
      `/repos/acme/chatbot-fluxa/issues/comments/${String(first?.['id'])}`,
      { body: '/rollback' },
    )
    await world.waitForIdle()
    expect(world.runner.runs.slice(runs).map(({ event }) => event)).not.toContain('issue_comment')
  })

  it('refuses a release that was deployed during a freeze, and names whose it is', async () => {
    await say(world, incident, 'alice', '/freeze --reason "migration"')
    const refused = await world.runner.start('workflow_dispatch', {}, '/gate')
    const gate = await refused.ended
    expect(gate.outputs).toMatchObject({ outcome: 'refused', reason: 'frozen' })
    expect(gate.exitCode).toBe(1)
    expect(gate.stdout).toContain('alice')
    await say(world, incident, 'alice', '/unfreeze')
    const allowed = await (await world.runner.start('workflow_dispatch', {}, '/gate')).ended
    expect(allowed.outputs).toMatchObject({ outcome: 'succeeded' })
    expect(allowed.exitCode).toBe(0)
  })

  it('is closed at once by /resolve --close, kept in a record of its own, and then refuses commands', async () => {
    await say(
      world,
      incident,
      'bob',
      '/resolve --close --cause "disk" --resolution "a bigger disk"',
    )
    const { state, body } = await world.issue(incident)
    expect(state).toBe('closed')
    expect(String(body)).toMatch(/\| closed \| bob \|/)
    expect(String(body)).not.toContain('nothing came back')
    const kept = await record(world)
    expect(kept['incident']).toBeUndefined()
    const late = await say(world, incident, 'bob', '/ack')
    expect(late).toMatchObject({ outcome: 'refused', reason: 'incident-closed' })
  })
})

describe('a command whose own run never came', () => {
  it('is answered by the next one in the same incident, once', async () => {
    const world = await openWorldOnRecord()
    try {
      const issue = await openOrdinaryIssue(world)
      await say(world, issue, 'alice', '/declare')
      const incident = (await incidents(world))[0] ?? 0
      const dead = world.killAt({ request: 1, when: 'before' })
      await world.comment(incident, 'bob', '/assign scribe @eve')
      await world.waitForIdle()
      expect(dead.killed()).toBeDefined()
      const ran = await say(world, incident, 'alice', '/ack')
      expect(ran.replies.join()).toContain('Acknowledged by @alice')
      expect(ran.replies.join()).toContain('@eve is scribe now')
      await say(world, incident, 'alice', '/refresh')
      const answers = (await world.comments(incident)).map(({ body }) => String(body))
      expect(answers.filter((body) => body.includes('@eve is scribe now'))).toHaveLength(1)
    } finally {
      await world.close()
    }
  }, 60_000)
})
