import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openOrdinaryIssue,
  openWorldOnRecord,
  record,
  runOfComment,
  say,
  serviceFile,
} from './action.ts'

let world: World
let issue: number
beforeEach(async () => {
  world = await openWorldOnRecord()
  issue = await openOrdinaryIssue(world)
})
afterEach(() => world.close())

/** The replies in the outbox: they may not have arrived. */
async function waiting(): Promise<readonly string[]> {
  const { outbox = [] } = (await record(world)) as {
    readonly outbox?: readonly { readonly id: string; readonly channel: string }[]
  }
  return outbox.filter(({ channel }) => channel === 'reply').map(({ id }) => id)
}

/**
 * Rolls back in a run that dies when the record has its end, and neither the answer nor the incident's
 * issue has arrived.
 */
async function dieOverTheLastWord(): Promise<{ readonly id: number }> {
  const { github, runner } = world
  let writes = 0
  let write: () => void = () => undefined
  const written = new Promise<void>((resolve) => (write = resolve))
  let die: () => void = () => undefined
  const dead = new Promise<void>((resolve) => (die = resolve))
  const stop = github.intercept(async ({ phase, request: { method, path, run } }) => {
    if (run === undefined) return undefined
    if (phase === 'before' && method === 'PATCH' && path.includes('/issues/')) {
      await dead
      return { kind: 'destroy' }
    }
    const isRecord = method === 'PUT' && decodeURIComponent(path).includes(serviceFile)
    if (isRecord && phase === 'after' && ++writes === 2) write()
    return undefined
  })
  const comment = await world.comment(issue, 'alice', '/rollback')
  await written
  const run = runOfComment(world, comment)
  await runner.kill(run)
  die()
  await world.waitForIdle()
  stop()
  return run
}

async function answer(): Promise<string> {
  const replies = (await world.comments(issue)).map(({ body }) => String(body))
  const ours = replies.filter((body) => body.startsWith('<!-- outage-playbook:reply'))
  expect(ours).toHaveLength(1)
  return ours[0] ?? ''
}

const title = async (): Promise<string> =>
  String((await world.issue((await incidents(world))[0] ?? 0))['title'])

async function expectUntold(): Promise<void> {
  expect(await waiting()).toHaveLength(1)
  expect(await answer()).toContain('stop with `/cancel`')
  expect(await title()).not.toContain('recovered')
}

async function expectTold(): Promise<void> {
  expect(await waiting()).toEqual([])
  expect(await answer()).toMatch(/runs .* again, verified/)
  expect(await answer()).not.toContain('stop with')
  expect(await title()).toContain('recovered')
}

describe('a run that dies when the record has its end and nobody was told', () => {
  it('is answered for by the next sweep, once', async () => {
    await dieOverTheLastWord()
    await expectUntold()
    const look = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
    expect((await look.ended).stdout).toContain('/rollback')
    await expectTold()
    const asked = world.github.runs.all().filter(({ event }) => event === 'workflow_dispatch')
    expect(asked).toHaveLength(1)
    const another = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
    expect((await another.ended).stdout).toContain('Nothing was left undone.')
  })

  it('is answered for by the same event again, with its outcome', async () => {
    const run = await dieOverTheLastWord()
    const again = await world.runner.rerun(run).ended
    expect(again.outputs['outcome']).toBe('succeeded')
    await expectTold()
    expect((await world.runner.rerun(run).ended).outputs['outcome']).toBe('ignored')
  })

  it('keeps a box that somebody ticked meanwhile', async () => {
    await dieOverTheLastWord()
    const incident = (await incidents(world))[0] ?? 0
    const body = String((await world.issue(incident))['body'])
    const box = /- \[ \] (.*<!-- step:(\S+) -->)/.exec(body)
    await world.runner.whileDown(() =>
      world.github.request(
        world.github.personToken('bob'),
        'PATCH',
        `/repos/acme/chatbot-fluxa/issues/${incident}`,
        { body: body.replace(`- [ ] ${box?.[1]}`, `- [x] ${box?.[1]}`) },
      ),
    )
    await (
      await world.runner.start('schedule', { schedule: '*/10 * * * *' })
    ).ended
    await expectTold()
    expect(String((await world.issue(incident))['body'])).toMatch(
      new RegExp(`- \\[x\\] .*<!-- step:${box?.[2]} -->`),
    )
  })
})

describe('a run that could tell everybody', () => {
  it('leaves a sweep nothing to tell, which makes sure of it and forgets it', async () => {
    const { outcome } = await say(world, issue, 'alice', '/rollback')
    expect(outcome).toBe('succeeded')
    expect(await waiting()).toHaveLength(1)
    const told = await answer()
    const look = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
    expect((await look.ended).stdout).toContain('Nothing was left undone.')
    expect(await waiting()).toEqual([])
    expect(await answer()).toBe(told)
  })
})
