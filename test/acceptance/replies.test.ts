import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openOrdinaryIssue,
  openWorldOnRecord,
  record,
  runOfComment,
  say,
} from './action.ts'
import { lose, noPermission, posts, refuse, sweep, writesToIssues } from './refusing.ts'

let world: World
let issue: number
beforeEach(async () => {
  world = await openWorldOnRecord()
  issue = await openOrdinaryIssue(world)
})
afterEach(() => world.close())

/** What is left unfinished in the record, and what waits in its outbox. */
async function leftIn(): Promise<{
  readonly claims: readonly string[]
  readonly operations: number
  readonly outbox: readonly string[]
  readonly events: readonly { readonly type: string; readonly text?: string }[]
}> {
  const { claims, incident, outbox } = (await record(world)) as {
    readonly claims: readonly { readonly key: string; readonly finished?: unknown }[]
    readonly incident?: {
      readonly events: readonly { readonly type: string; readonly text?: string }[]
    }
    readonly outbox?: readonly { readonly id: string }[]
  }
  const events = incident?.events ?? []
  const of = (type: string): number => events.filter((event) => event.type === type).length
  return {
    claims: claims.filter(({ finished }) => !finished).map(({ key }) => key),
    operations: of('operation-started') - of('operation-finished'),
    outbox: (outbox ?? []).map(({ id }) => id),
    events,
  }
}

async function replies(): Promise<readonly string[]> {
  const all = (await world.comments(issue)).map(({ body }) => String(body))
  return all.filter((body) => body.startsWith('<!-- outage-playbook:reply'))
}

describe('a reply that GitHub refuses once', () => {
  it('is posted by the same run, and the rollback is a success', async () => {
    const stop = refuse(world, posts, noPermission, 1)
    const { outcome, exitCode } = await say(world, issue, 'alice', '/rollback')
    stop()
    expect([outcome, exitCode]).toEqual(['succeeded', 0])
    const [reply, ...others] = await replies()
    expect(others).toEqual([])
    expect(reply).toMatch(/runs .* again, verified/)
    expect((await leftIn()).claims).toEqual([])
  })
})

describe('where the token may not write to issues', () => {
  it('ends a rollback in its record, and lets the next sweep post its reply and open its issue', async () => {
    const stop = refuse(world, writesToIssues, noPermission)
    const { outcome, exitCode, stdout } = await say(world, issue, 'alice', '/rollback')
    expect([outcome, exitCode]).toEqual(['succeeded', 0])
    expect(stdout).toContain('::warning')
    expect(await replies()).toEqual([])
    const left = await leftIn()
    expect([left.claims, left.operations]).toEqual([[], 0])
    await sweep(world)
    expect((await leftIn()).claims).toEqual([])
    stop()

    await sweep(world)
    const [reply, ...others] = await replies()
    expect(others).toEqual([])
    expect(reply).toMatch(/runs .* again, verified/)
    expect(await incidents(world)).toHaveLength(1)
    expect((await leftIn()).outbox).toEqual([])
    const asked = world.github.runs.all().filter(({ event }) => event === 'workflow_dispatch')
    expect(asked).toHaveLength(1)
  })

  it('does not stand in the way of the next rollback', async () => {
    refuse(world, writesToIssues, noPermission)
    await say(world, issue, 'alice', '/rollback')
    const { outputs } = await say(world, issue, 'alice', '/rollback')
    expect(outputs['reason']).not.toBe('operation-running')
    expect((await leftIn()).operations).toBe(0)
  }, 60_000)
})

describe('where the issue that asked is deleted meanwhile', () => {
  it('ends the rollback, and drops the reply by name', async () => {
    const stop = lose(world, issue)
    const comment = await world.comment(issue, 'alice', '/rollback')
    await world.waitForIdle()
    const { outputs, exitCode, stdout } = await runOfComment(world, comment).ended
    expect([outputs['outcome'], exitCode]).toEqual(['succeeded', 0])
    expect(stdout).toMatch(/::warning.*#\d+ is gone/)
    const { claims, operations, outbox, events } = await leftIn()
    expect([claims, operations]).toEqual([[], 0])
    await sweep(world)
    expect((await leftIn()).outbox).toEqual([])
    expect(outbox.filter((id) => id.startsWith('reply:'))).toEqual([])
    expect(events.flatMap(({ text }) => text ?? []).join()).toMatch(/reply .* dropped/)
    stop()
  })
})

describe('a reply that was refused in one run, whose next run died', () => {
  it('stands there once, with the last word', async () => {
    const stop = refuse(world, posts, noPermission)
    await say(world, issue, 'alice', '/rollback')
    stop()
    // The next run posts it, and dies before it can say so in the record.
    const kill = world.github.intercept(async ({ phase, request: { method, path, run } }) => {
      if (phase !== 'after' || run === undefined || !posts(method, path)) return undefined
      await world.runner.kill({ id: Number(run.split(':')[0]) })
      return { kind: 'destroy' }
    })
    await sweep(world)
    kill()
    await sweep(world)
    const [reply, ...others] = await replies()
    expect(others).toEqual([])
    expect(reply).toMatch(/runs .* again, verified/)
    expect((await leftIn()).outbox).toEqual([])
  })
})
