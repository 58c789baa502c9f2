import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldWithReleases, record, say } from './action.ts'

let world: World
beforeAll(async () => {
  world = await openWorldWithReleases()
})
afterAll(() => world.close())

/** One look, as the schedule takes it: what it said, and what it asked that GitHub counts. */
async function look() {
  const run = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
  const { stdout, outputs } = await run.ended
  const counted = run.requests().filter(({ status }) => status !== 304)
  return { stdout, outputs, counted: counted.map(({ method, path }) => `${method} ${path}`) }
}

/** Types something while Actions is down, so that no run comes. */
async function whileActionsIsDown(work: () => Promise<unknown>): Promise<void> {
  await world.runner.whileDown(async () => {
    await work()
    await world.waitForIdle()
  })
}

const replies = async (issue: number): Promise<readonly string[]> =>
  (await world.comments(issue))
    .map(({ body }) => String(body))
    .filter((body) => body.startsWith('<!--'))

describe('a scheduled sweep', () => {
  it('costs four requests where nothing has happened since the last one', async () => {
    await look()
    const quiet = await look()
    expect(quiet.outputs['outcome']).toBe('succeeded')
    expect(quiet.stdout).toContain('Nothing was left undone.')
    expect(quiet.counted).toHaveLength(4)
  })

  it('carries out a comment on an ordinary issue whose run never came, once', async () => {
    const issue = await openOrdinaryIssue(world)
    await whileActionsIsDown(() => world.comment(issue, 'alice', '/health'))
    expect(await replies(issue)).toEqual([])
    expect((await look()).stdout).toContain('/health')
    await look()
    expect(await replies(issue)).toHaveLength(1)
  })

  it('leaves a comment alone that was edited: the words may be another’s', async () => {
    const issue = await openOrdinaryIssue(world)
    const comment = await world.comment(issue, 'alice', 'Somebody should look at this')
    // GitHub's times are in seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await world.github.request(
      world.github.personToken('bob'),
      'PATCH',
      `/repos/acme/chatbot-fluxa/issues/comments/${String(comment['id'])}`,
      { body: '/rollback' },
    )
    await look()
    expect(await replies(issue)).toEqual([])
    expect(await record(world)).not.toHaveProperty('incident')
  })

  it('puts a comment on the timeline that somebody who may write marked, once', async () => {
    const issue = await openOrdinaryIssue(world)
    await say(world, issue, 'alice', '/declare')
    const incident = Math.max(...(await incidents(world)))
    const words = await world.comment(incident, 'eve', 'The pool of connections is empty')
    const noise = await world.comment(incident, 'bob', 'Coffee?')
    const mark = async (comment: unknown, login: string): Promise<void> => {
      const { github } = world
      const path = `/repos/acme/chatbot-fluxa/issues/comments/${String(Object(comment)['id'])}/reactions`
      await github.request(github.personToken(login), 'POST', path, { content: 'rocket' })
    }
    await mark(words, 'bob')
    await mark(noise, 'mallory')
    await look()
    await look()
    const body = String((await world.issue(incident))['body'])
    expect(body.match(/eve: The pool of connections is empty/g)).toHaveLength(1)
    expect(body).not.toContain('Coffee')
    await say(world, incident, 'alice', '/resolve --close')
  })

  it('draws the history where the run that closed an incident did not', async () => {
    const { github } = world
    const history = (): Promise<unknown> =>
      github.request(
        github.personToken('alice'),
        'GET',
        '/repos/acme/chatbot-fluxa/contents/history.md?ref=outage-records',
      )
    const issue = await openOrdinaryIssue(world)
    await say(world, issue, 'alice', '/declare')
    const incident = Math.max(...(await incidents(world)))
    await say(world, incident, 'alice', '/resolve --close --cause frost')
    const sha = Object(await history())['sha']
    await github.request(
      github.personToken('alice'),
      'DELETE',
      '/repos/acme/chatbot-fluxa/contents/history.md',
      { message: 'Lose it', branch: 'outage-records', sha },
    )
    await look()
    const text = Buffer.from(String(Object(await history())['content']), 'base64').toString('utf8')
    expect(text.match(/frost/g)).toHaveLength(1)
    await say(world, incident, 'alice', '/postmortem')
    await look()
    await look()
    expect((await look()).counted).toHaveLength(4)
  })

  it('does for nobody what they may not do themselves', async () => {
    const issue = await openOrdinaryIssue(world)
    await whileActionsIsDown(() => world.comment(issue, 'mallory', '/rollback'))
    await look()
    const [answer] = await replies(issue)
    expect(answer).toContain('needs write permission')
    expect(await record(world)).not.toHaveProperty('incident')
  })

  it('notices a deployment that no event told of', async () => {
    const before = await record(world)
    let sha = ''
    await whileActionsIsDown(async () => void (sha = await world.push('good', 'eve')))
    expect(await record(world)).toEqual(before)
    await look()
    expect(await record(world)).toMatchObject({
      releases: expect.arrayContaining([expect.objectContaining({ sha, verdict: 'good' })]),
    })
  })
})
