import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

/** A file of a branch as text; empty where there is none. */
async function file(world: World, path: string, branch: string): Promise<string> {
  const { github } = world
  const answer: unknown = await github
    .request(
      github.personToken('alice'),
      'GET',
      `/repos/acme/chatbot-fluxa/contents/${path}?ref=${branch}`,
    )
    .catch(() => ({}))
  return Buffer.from(String(Object(answer)['content'] ?? ''), 'base64').toString('utf8')
}

const onRecords = (world: World, path: string): Promise<string> =>
  file(world, path, 'outage-records')

const ago = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 16)

const started = ago(25)

describe('an incident that was told late', () => {
  let world: World
  let incident: number

  beforeAll(async () => {
    world = await openWorldOnRecord()
    await say(world, await openOrdinaryIssue(world), 'alice', '/declare "Checkout answers 500"')
    incident = (await incidents(world))[0] ?? 0
  }, 60_000)

  afterAll(() => world.close())

  const body = async (): Promise<string> => String((await world.issue(incident))['body'])

  it('has a note where it belongs', async () => {
    const ran = await say(world, incident, 'bob', '/note the first complaint --at 20 minutes ago')
    expect(ran.replies[0]).toMatch(/Noted, at /)
    expect(await body()).toMatch(/the first complaint[^]*incident declared/)
  })

  it('refuses a time that nobody can read, or that is still to come', async () => {
    const unread = await say(world, incident, 'bob', '/note it began --at teatime')
    expect(unread).toMatchObject({ outcome: 'refused', reason: 'time-invalid' })
    const future = await say(world, incident, 'bob', '/correct started "in 10 minutes"')
    expect(future).toMatchObject({ outcome: 'refused', reason: 'time-invalid' })
    expect(future.replies[0]).toContain('still to come')
  })

  it('starts when people say, and clocks and issue follow', async () => {
    const ran = await say(world, incident, 'bob', `/correct started ${started}Z`)
    expect(ran.outcome).toBe('succeeded')
    expect(await body()).toMatch(/since .*: 2[56] minutes/)
    expect(await body()).toMatch(/1[01] min late: target 15 min/)
  })

  it('refuses an order in which it cannot have been', async () => {
    const ran = await say(world, incident, 'bob', `/correct detected ${ago(50)}Z`)
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'time-invalid' })
    expect(ran.replies[0]).toContain('Correct `/correct started TIME` first')
  })

  it('gives its timeline as a table, as JSON and as CSV', async () => {
    const [table] = (await say(world, incident, 'eve', '/timeline')).replies
    expect(table).toMatch(/\| UTC \| What \| Who \|[^]*the first complaint/)
    const [json = ''] = (await say(world, incident, 'eve', '/timeline --json')).replies
    const [, text = ''] = /```json\n([^]*?)\n```/.exec(json) ?? []
    expect(JSON.parse(text)).toMatchObject({
      severity: 'P1',
      corrections: { started: `${started}:00.000Z` },
    })
    const [csv] = (await say(world, incident, 'eve', '/timeline --csv')).replies
    expect(csv).toContain('at,by,what,url\n')
  })

  it('is in the index and in the files once it is closed', async () => {
    await say(
      world,
      incident,
      'bob',
      '/resolve --close --cause "a full disk" --resolution "a bigger disk"',
    )
    expect(JSON.parse(await onRecords(world, 'index.json'))).toMatchObject({
      lines: [{ number: incident, cause: 'a full disk', severity: 'P1' }],
    })
    expect(await onRecords(world, 'history.md')).toContain('| a full disk | a bigger disk |')
    expect(await onRecords(world, 'metrics.md')).toContain('xychart-beta')
  })

  it('can be corrected after it was closed, and everything follows', async () => {
    const ran = await say(world, incident, 'bob', `/correct started ${ago(90)}Z`)
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    expect(await onRecords(world, 'history.md')).toContain('1 h 30 min')
    expect(await body()).toMatch(/It lasted 1 hour 30 minutes/)
    expect((await world.issue(incident))['state']).toBe('closed')
    const late = await say(world, incident, 'bob', '/note it was the log rotation')
    expect(late.outcome).toBe('succeeded')
    expect((await say(world, incident, 'eve', '/timeline')).replies[0]).toContain('log rotation')
    expect(await record(world)).not.toHaveProperty('incident')
  })

  it('is open in the history when it is opened again, and there once', async () => {
    await say(world, incident, 'bob', '/reopen it is back')
    const text = await onRecords(world, 'history.md')
    expect(text.match(/\*\*open\*\*/g)).toHaveLength(1)
    expect(text.match(/^\| 2/gm)).toHaveLength(1)
    await say(
      world,
      incident,
      'bob',
      '/resolve --close --cause "a full disk" --resolution "logs off"',
    )
    expect(await onRecords(world, 'history.md')).toMatch(/1 h \d+ min \| a full disk \| logs off/)
  })

  it('counts in the history and in the figures, and a drill does not', async () => {
    const other = await openOrdinaryIssue(world)
    await say(world, other, 'alice', '/declare "Game day" --drill')
    const drill = (await incidents(world)).find((number) => number !== incident) ?? 0
    expect(JSON.stringify((await world.issue(drill))['labels'])).toContain('"drill"')
    await say(world, drill, 'alice', '/resolve --close')
    const [history] = (await say(world, other, 'alice', '/history')).replies
    expect(history).toContain('1 outage so far, and one drill')
    const [figures] = (await say(world, other, 'alice', '/metrics')).replies
    expect(figures).toContain('Figures of 1 incident')
    expect(figures).toMatch(/\| P1 \| 1 \|/)
  })

  it('is listed again where the index is lost, and nothing changes where it is not', async () => {
    const before = await onRecords(world, 'index.json')
    const other = await openOrdinaryIssue(world)
    await world.github.request(
      world.github.personToken('alice'),
      'DELETE',
      '/repos/acme/chatbot-fluxa/contents/index.json',
      {
        message: 'Lose it',
        branch: 'outage-records',
        sha: Object(
          await world.github.request(
            world.github.personToken('alice'),
            'GET',
            '/repos/acme/chatbot-fluxa/contents/index.json?ref=outage-records',
          ),
        )['sha'],
      },
    )
    await say(world, other, 'alice', '/history')
    expect(await onRecords(world, 'index.json')).toBe(before)
    await say(world, other, 'alice', '/history --rebuild')
    expect(await onRecords(world, 'index.json')).toBe(before)
  })
})
