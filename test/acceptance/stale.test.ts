import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openOrdinaryIssue,
  openWorldOnRecord,
  record,
  say,
  serviceFile,
  writeFile,
} from './action.ts'
import { commentsOn } from './attacks/stage.ts'

let world: World
let issue: number
beforeEach(async () => {
  world = await openWorldOnRecord({ concurrency: false })
  issue = await openOrdinaryIssue(world)
  await say(world, issue, 'alice', '/declare')
  await world.push('bad-health', 'eve')
  const planned = world.killAt({
    request: 1,
    when: 'before',
    counts: ({ path }) => /actions\/runs\/\d+$/.test(path),
  })
  await world.waitForIdle()
  expect(planned.killed()).toBeDefined()
  planned.stop()
  await age(25 * 3_600_000)
})
afterEach(() => world.close())

/** Sets everything in the record back, as if that long had passed since. */
async function age(milliseconds: number): Promise<void> {
  const earlier = (at: string): string => new Date(Date.parse(at) - milliseconds).toISOString()
  const text = JSON.stringify(await record(world))
  const times = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
  await world.runner.whileDown(() => writeFile(world, serviceFile, text.replaceAll(times, earlier)))
}

type Recorded = {
  readonly claims: readonly { readonly finished?: unknown }[]
  readonly incident?: { readonly events: readonly { readonly type: string }[] }
}

async function left(): Promise<{ readonly claims: number; readonly operations: number }> {
  const { claims, incident } = (await record(world)) as Recorded
  const count = (type: string): number =>
    (incident?.events ?? []).filter((event) => event.type === type).length
  return {
    claims: claims.filter(({ finished }) => finished === undefined).length,
    operations: count('operation-started') - count('operation-finished'),
  }
}

describe('a rollback whose run died, and that nobody went on with for a day', () => {
  it('does not keep the next one from its work, and is said to be given up', async () => {
    expect(await left()).toEqual({ claims: 1, operations: 1 })
    const ran = await say(world, issue, 'alice', '/rollback')
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    expect(await left()).toEqual({ claims: 0, operations: 0 })
    expect((await world.health()).status).toBe(200)
    const [incident = 0] = await incidents(world)
    expect(String((await world.issue(incident))['body'])).toContain('given up')
  }, 60_000)

  it('is given up by a sweep, once', async () => {
    const [incident = 0] = await incidents(world)
    const sweep = async () => (await world.runner.start('schedule', {})).ended
    expect((await sweep()).stdout).toContain('Given up')
    expect(await left()).toEqual({ claims: 0, operations: 0 })
    expect(String((await world.issue(incident))['body'])).toContain('given up')
    const comments = (await commentsOn(world, incident)).length
    const again = await sweep()
    expect(again.stdout).not.toContain('Given up')
    expect(await commentsOn(world, incident)).toHaveLength(comments)
    const ran = await say(world, issue, 'alice', '/cancel')
    expect(ran).toMatchObject({ outcome: 'refused' })
  }, 60_000)
})

describe('an operation that no claim stands behind', () => {
  it('is ended, and not joined', async () => {
    const { claims, ...rest } = await record(world)
    await writeFile(
      world,
      serviceFile,
      JSON.stringify({
        ...rest,
        claims: (claims as readonly { readonly finished?: unknown }[]).filter(
          ({ finished }) => finished,
        ),
      }),
    )
    const ran = await say(world, issue, 'alice', '/rollback')
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    expect(await left()).toEqual({ claims: 0, operations: 0 })
  }, 60_000)
})
