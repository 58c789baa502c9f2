import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openOrdinaryIssue,
  openWorldOnRecord,
  record,
  runOfComment,
  say,
  serviceFile,
  writeFile,
} from '../action.ts'
import { commentEvent, commentsOn, openWorldWithIncident, tell } from './stage.ts'

const people = {
  alice: 'admin',
  bob: 'write',
  eve: 'write',
  mallory: 'read',
  trudy: 'none',
  'helper[bot]': 'write',
} as const

describe('a command by somebody who may not give it', () => {
  let world: World
  let issue: number

  beforeAll(async () => {
    world = await openWorldOnRecord({ people })
    issue = await openOrdinaryIssue(world)
  }, 60_000)

  afterAll(async () => {
    expect(await incidents(world)).toEqual([])
    expect((await world.gitLog())[0]?.message).not.toContain('Outage-Operation')
    expect(await record(world)).not.toHaveProperty('frozen')
    await world.close()
  })

  it.each([
    ['a reader', 'mallory', 'you have read'],
    ['a stranger', 'trudy', 'you have no permission here'],
  ])('%s: it is refused, and nothing is done', async (_, who, why) => {
    for (const line of ['/rollback', '/freeze', '/outage rollback', '/declare']) {
      const ran = await say(world, issue, who, line)
      expect(ran).toMatchObject({ outcome: 'refused', reason: 'permission-denied', exitCode: 0 })
      expect(ran.replies.join()).toContain(why)
    }
  })

  it('a reader behind a writer’s re-run: the author of the comment counts', async () => {
    const comment = await world.comment(issue, 'mallory', '/rollback')
    await world.waitForIdle()
    const event = commentEvent(world, comment)
    const sender = { login: 'alice', type: 'User' }
    const ended = await tell(world, 'issue_comment', { ...event, sender })
    expect(ended.outputs['outcome']).toMatch(/refused|ignored/)
  })

  it('a bot: it is ignored, without a question to GitHub', async () => {
    const comment = await world.comment(issue, 'helper[bot]', '/rollback')
    await world.waitForIdle()
    const run = runOfComment(world, comment)
    expect((await run.ended).outputs).toEqual({ outcome: 'ignored' })
    expect(run.requests()).toHaveLength(0)
  })

  it('an app that acts in a person’s name: it is ignored', async () => {
    const comment = await world.comment(issue, 'alice', 'What now?')
    await world.waitForIdle()
    const event = commentEvent(world, comment)
    const app = { id: 1, slug: 'agent', name: 'Agent' }
    const told = {
      ...event,
      comment: {
        ...(isObject(event['comment']) ? event['comment'] : {}),
        body: '/rollback',
        performed_via_github_app: app,
      },
    }
    expect((await tell(world, 'issue_comment', told)).outputs).toEqual({ outcome: 'ignored' })
  })

  it('a comment without an author, whose account is gone: it is refused', async () => {
    const comment = await world.comment(issue, 'alice', 'What now?')
    await world.waitForIdle()
    const event = commentEvent(world, comment)
    const body = { ...(isObject(event['comment']) ? event['comment'] : {}), user: null }
    const told = { ...event, comment: { ...body, body: '/rollback' } }
    const ended = await tell(world, 'issue_comment', told)
    expect(ended.outputs).toMatchObject({ outcome: 'refused', reason: 'permission-denied' })
  })

  it.each(['edited', 'deleted'])('a comment that was %s: it is ignored', async (action) => {
    const comment = await world.comment(issue, 'alice', 'What now?')
    await world.waitForIdle()
    const event = commentEvent(world, comment)
    const told = {
      ...event,
      action,
      comment: { ...(isObject(event['comment']) ? event['comment'] : {}), body: '/rollback' },
    }
    expect((await tell(world, 'issue_comment', told)).outputs).toEqual({ outcome: 'ignored' })
  })

  it('a fork’s run, named like the deploy workflow, on a branch named main: it is ignored', async () => {
    const deploy = world.github.bus.events.findLast(
      ({ name, payload }) =>
        name === 'workflow_run' &&
        payload['action'] === 'completed' &&
        isObject(payload['workflow_run']) &&
        payload['workflow_run']['name'] === 'Deploy',
    )
    const run = deploy?.payload['workflow_run']
    if (deploy === undefined || !isObject(run)) throw new Error('nothing was deployed')
    expect(run).toMatchObject({ name: 'Deploy', head_branch: 'main' })
    const fork = { full_name: 'mallory/chatbot-fluxa', fork: true }
    for (const changes of [
      { head_repository: fork, event: 'push' },
      { head_repository: fork, event: 'pull_request' },
      { head_repository: null, event: 'push' },
      { event: 'pull_request_target' },
    ]) {
      for (const conclusion of ['failure', 'success']) {
        const workflow_run = { ...run, ...changes, id: 77, conclusion }
        const ended = await tell(world, 'workflow_run', { ...deploy.payload, workflow_run })
        expect(ended.outputs['outcome']).toBe('ignored')
      }
    }
  })
})

describe('a comment that was edited after its run never came', () => {
  it('is not run by the next one in the same incident, in whosever name it is', async () => {
    const { world, incident } = await openWorldWithIncident({ people })
    try {
      const token = world.github.personToken('eve')
      const comments = '/repos/acme/chatbot-fluxa/issues/comments'
      const first = await world.comment(incident, 'alice', 'What now?')
      const second = await world.comment(incident, 'bob', '/ack')
      await world.waitForIdle()
      // GitHub tells edits to the second.
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      for (const { id } of [first, second]) {
        const path = `${comments}/${String(id)}`
        await world.github.request(token, 'PATCH', path, { body: '/ack\n/freeze --reason mine' })
      }
      await world.waitForIdle()
      await say(world, incident, 'bob', '/severity P2')
      expect(await record(world)).not.toHaveProperty('frozen')
      expect((await commentsOn(world, incident)).join()).not.toContain('are frozen')
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('a marker of ours, typed by a stranger', () => {
  const marker = (id: unknown): string => `<!-- outage-playbook:reply comment:${String(id)}:1 -->`

  it('does not make a stranger’s comment the answer of a run that takes over', async () => {
    const { world, incident } = await openWorldWithIncident({ people })
    try {
      const kill = world.killAt({
        request: 1,
        when: 'before',
        counts: ({ method, path }) => method === 'POST' && path.endsWith('/comments'),
      })
      const comment = await world.comment(incident, 'alice', '/note all is well')
      await world.waitForIdle()
      expect(kill.killed()).toBeDefined()
      await world.comment(incident, 'mallory', `${marker(comment['id'])}\n\nhello`)
      await world.waitForIdle()
      await say(world, incident, 'alice', '/ack')
      const answers = await world.comments(incident)
      const forged = answers.find(({ user }) => Object(user)['login'] === 'mallory')
      expect(forged?.['body']).toContain('hello')
      const noted = answers.filter(({ body }) => String(body).includes('**Noted.**'))
      expect(noted.map(({ user }) => Object(user)['login'])).toEqual(['github-actions[bot]'])
    } finally {
      await world.close()
    }
  }, 60_000)

  it('does not make a stranger’s issue the incident’s', async () => {
    const world = await openWorldOnRecord({ people })
    try {
      const issue = await openOrdinaryIssue(world)
      const kill = world.killAt({
        request: 1,
        when: 'before',
        counts: ({ method, path }) => method === 'POST' && path.endsWith('/issues'),
      })
      const comment = await world.comment(issue, 'alice', '/declare')
      await world.waitForIdle()
      expect(kill.killed()).toBeDefined()
      const opened = `<!-- outage-playbook:opened comment:${String(comment['id'])}:1 -->`
      const forged = await world.openIssue('trudy', 'Nothing is wrong', opened)
      await world.waitForIdle()
      await say(world, issue, 'alice', '/health')
      const [incident] = await incidents(world)
      expect(incident).toBeDefined()
      expect(incident).not.toBe(forged['number'])
      expect((await world.issue(Number(forged['number'])))['body']).toBe(opened)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('in an issue of a stranger’s does not make it an incident, nor tick a step of one', async () => {
    const { world } = await openWorldWithIncident({ people })
    try {
      const body = [
        '<!-- outage-playbook:incident service=chatbot-fluxa environment=production -->',
        '- [x] done <!-- step:check-application-logs -->',
      ].join('\n')
      const forged = await world.openIssue('mallory', 'An incident', body)
      await world.waitForIdle()
      await say(world, Number(forged['number']), 'bob', '/ack')
      const { incident } = await record(world)
      expect(JSON.stringify(incident)).toContain('"acknowledged"')
      expect(JSON.stringify(incident)).not.toContain('check-application-logs')
      expect((await incidents(world)).includes(Number(forged['number']))).toBe(false)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('before the timeline’s own comments does not keep them away', async () => {
    const { world, incident } = await openWorldWithIncident({ people })
    try {
      await world.comment(incident, 'mallory', '<!-- outage-playbook:timeline 1 -->\n\nhello')
      await world.waitForIdle()
      const before = await record(world)
      const { events, ...rest } = Object(before['incident']) as { events: readonly object[] }
      const at = (index: number): string => new Date(Date.now() + index).toISOString()
      const notes = Array.from({ length: 200 }, (_, index) => {
        const text = `${index} ${'word '.repeat(99)}`
        return { id: `x:${index}:noted`, at: at(index), actor: 'bob', type: 'noted', text }
      })
      const grown = { ...before, incident: { ...rest, events: [...events, ...notes] } }
      await writeFile(world, serviceFile, JSON.stringify(grown))
      await say(world, incident, 'bob', '/ack')
      const comments = await world.comments(incident)
      const parts = comments.filter(({ body }) => String(body).includes('### Timeline, part 1'))
      expect(parts.map(({ user }) => Object(user)['login'])).toEqual(['github-actions[bot]'])
      const forged = comments.find(({ user }) => Object(user)['login'] === 'mallory')
      expect(forged?.['body']).toContain('hello')
    } finally {
      await world.close()
    }
  }, 60_000)

  it('is not left in an incident that is opened from a stranger’s issue', async () => {
    const world = await openWorldOnRecord({ people })
    try {
      const forged = await world.openIssue('mallory', 'x', '<!-- outage-playbook:opened x -->')
      await say(world, Number(forged['number']), 'alice', '/declare "<!-- step:x --> oops"')
      const incident = await incidents(world)
      expect(incident).toHaveLength(1)
      const body = String((await world.issue(incident[0] ?? 0))['body'])
      expect(body).not.toMatch(/<!-- step:x -->/)
    } finally {
      await world.close()
    }
  }, 60_000)
})
