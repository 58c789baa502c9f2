import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openOrdinaryIssue,
  openWorldOnRecord,
  readFile,
  record,
  runOfComment,
  say,
} from './action.ts'
import { lose, opens, refuse, sweep, writesToIssues } from './refusing.ts'

const disabled = { status: 410, message: 'Issues has been disabled in this repository.' }

let world: World
beforeEach(async () => {
  world = await openWorldOnRecord()
})
afterEach(() => world.close())

type Events = readonly { readonly type: string; readonly issue?: number }[]

async function eventsOf(): Promise<Events> {
  const { incident } = await record(world)
  return (Object(incident)['events'] ?? []) as Events
}

const issuesIn = (events: Events): readonly (number | undefined)[] =>
  events.filter(({ type }) => type === 'issue-opened').map(({ issue }) => issue)

/** Runs a command from a workflow input. */
async function command(line: string) {
  const run = await world.runner.start('workflow_dispatch', {}, line)
  const ended = await run.ended
  await world.waitForIdle()
  return ended
}

describe('where issues are disabled', () => {
  it('a deployment that failed is an incident in the record, is rolled back, and is in the history', async () => {
    const stop = refuse(world, writesToIssues, disabled)
    await world.push('bad-health', 'bob')
    await world.waitForIdle()
    expect((await world.health()).status).toBe(200)
    const events = await eventsOf()
    expect(events.map(({ type }) => type)).toContain('operation-finished')
    expect(issuesIn(events)).toEqual([])
    const runs = await Promise.all(world.runner.runs.map(({ ended }) => ended))
    expect(runs.map(({ exitCode }) => exitCode)).not.toContain(1)
    expect(runs.some(({ stdout }) => /::warning.*incident.s issue/.test(stdout))).toBe(true)
    expect((await sweep(world)).outcome).toBe('succeeded')

    const resolved = await command('/resolve --close --cause "a bad release"')
    expect(resolved.outputs['outcome']).toBe('succeeded')
    expect((await record(world))['incident']).toBeUndefined()
    const history = await command('/history')
    expect(history.stdout).toContain('a bad release')
    expect((await readFile(world, 'index.json')).text).toContain('a bad release')
    stop()
  }, 60_000)
})

describe('an issue that GitHub would not open for a moment', () => {
  it('is opened by the same run, and the answer leads there', async () => {
    const issue = await openOrdinaryIssue(world)
    const stop = refuse(world, opens, { status: 403, message: 'Blocked for a moment' }, 1)
    const { outcome, replies } = await say(world, issue, 'alice', '/declare')
    stop()
    expect(outcome).toBe('succeeded')
    const [incident] = await incidents(world)
    expect(replies.join()).toContain(`/issues/${incident}`)
    expect(issuesIn(await eventsOf())).toEqual([incident])
  })

  it('is opened by the next sweep, once', async () => {
    const issue = await openOrdinaryIssue(world)
    const stop = refuse(world, opens, { status: 403, message: 'Blocked for a while' })
    const { outcome, replies } = await say(world, issue, 'alice', '/declare')
    expect(outcome).toBe('succeeded')
    expect(replies.join()).toMatch(/no issue yet/)
    stop()
    await sweep(world)
    await sweep(world)
    const found = await incidents(world)
    expect(found).toHaveLength(1)
    expect(issuesIn(await eventsOf())).toEqual(found)
  })
})

describe('an incident whose issue is deleted', () => {
  it('goes on in the record, and gets another issue', async () => {
    const origin = await openOrdinaryIssue(world)
    await say(world, origin, 'alice', '/declare')
    const [first = 0] = await incidents(world)
    const stop = lose(world, first)
    expect((await sweep(world)).outcome).toBe('succeeded')
    const all = await incidents(world)
    const second = all.find((number) => number !== first) ?? 0
    expect(all).toHaveLength(2)
    expect(issuesIn(await eventsOf())).toEqual([first, second])
    const { outcome } = await say(world, second, 'bob', '/note It goes on here')
    expect(outcome).toBe('succeeded')
    expect(String((await world.issue(second))['body'])).toContain('It goes on here')
    expect((await sweep(world)).outcome).toBe('succeeded')
    expect(await incidents(world)).toHaveLength(2)
    stop()
  }, 60_000)
})

describe('an incident whose issue is locked', () => {
  it('goes on: the reply waits, and the command is carried out', async () => {
    const origin = await openOrdinaryIssue(world)
    await say(world, origin, 'alice', '/declare')
    const [incident = 0] = await incidents(world)
    const locked = (method: string, path: string): boolean =>
      method === 'POST' && path.endsWith(`/issues/${incident}/comments`)
    const stop = refuse(world, locked, {
      status: 403,
      message: 'Unable to create comment because issue is locked.',
    })
    const comment = await world.comment(incident, 'bob', '/note Seen by bob')
    await world.waitForIdle()
    const { outputs, exitCode } = await runOfComment(world, comment).ended
    expect([outputs['outcome'], exitCode]).toEqual(['succeeded', 0])
    expect(String((await world.issue(incident))['body'])).toContain('Seen by bob')
    stop()
    await sweep(world)
    const replies = (await world.comments(incident)).map(({ body }) => String(body))
    expect(replies.filter((body) => body.includes('Noted.'))).toHaveLength(1)
  })
})
