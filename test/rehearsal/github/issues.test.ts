import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Octokit } from '@octokit/rest'
import type { GitHubEvent } from '@outage-playbook/rehearsal/github/events.ts'
import { at, each, openSite, type Site } from '../site.ts'

let site: Site
let alice: Octokit
let run: Octokit
const repo = { owner: 'acme', repo: 'chatbot-fluxa' }
beforeAll(async () => {
  site = await openSite()
  const baseUrl = site.github.url
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  alice = new Octokit({ auth: site.tokens.alice, baseUrl, log })
  run = new Octokit({ auth: site.tokens.run, baseUrl, log })
})
afterAll(() => site.close())

/** What is told while something is done. */
async function told(action: () => Promise<unknown>): Promise<readonly GitHubEvent[]> {
  const before = site.github.bus.events.length
  await action()
  return site.github.bus.events.slice(before)
}

const names = (events: readonly GitHubEvent[]): readonly string[] =>
  events.map(({ name, payload }) => `${name} ${String(payload['action'])}`)

async function open(title = 'Down', body = 'It is down.'): Promise<number> {
  return (await alice.issues.create({ ...repo, title, body })).data.number
}

describe('an issue', () => {
  it('carries who opened it, and is told of with its labels', async () => {
    const events = await told(() =>
      run.issues.create({ ...repo, title: 'Down', labels: ['incident', 'severity:P1'] }),
    )
    expect(names(events)).toEqual(['issues opened', 'issues labeled', 'issues labeled'])
    expect(events[0]?.payload).toMatchObject({
      issue: { state: 'open', user: { login: 'github-actions[bot]', type: 'Bot' } },
      repository: {
        full_name: 'acme/chatbot-fluxa',
        default_branch: 'main',
        owner: { login: 'acme' },
      },
      sender: { login: 'github-actions[bot]', type: 'Bot' },
    })
    expect(events.every(({ startsRuns }) => startsRuns)).toBe(false)
  })

  it('tells of an edit with what the text was before', async () => {
    const issue_number = await open('Down', '- [ ] tick me')
    const body = '- [x] tick me'
    const events = await told(() => alice.issues.update({ ...repo, issue_number, body }))
    expect(names(events)).toEqual(['issues edited'])
    expect(events[0]).toMatchObject({
      startsRuns: true,
      payload: {
        changes: { body: { from: '- [ ] tick me' } },
        issue: { body },
        sender: { login: 'alice', type: 'User' },
      },
    })
  })

  it('tells when it is closed, opened again, labelled and assigned', async () => {
    const issue_number = await open()
    const one = { ...repo, issue_number }
    const events = await told(async () => {
      await alice.issues.addLabels({ ...one, labels: ['post-mortem'] })
      await alice.issues.update({ ...one, state: 'closed' })
      await alice.issues.update({ ...one, state: 'open' })
      await alice.issues.removeLabel({ ...one, name: 'post-mortem' })
      await alice.issues.addAssignees({ ...one, assignees: ['bob', 'mallory', 'nobody'] })
    })
    expect(names(events)).toEqual([
      'issues labeled',
      'issues closed',
      'issues reopened',
      'issues unlabeled',
      'issues assigned',
    ])
    const { data } = await alice.issues.get(one)
    expect(data.assignees?.map(({ login }) => login)).toEqual(['bob'])
  })

  it('cannot be opened with somebody who cannot be assigned', async () => {
    const request = { title: 'Down', assignees: ['mallory'] }
    const refused = await site.ask(site.tokens.alice, 'POST /issues', request)
    expect(refused).toMatchObject({ status: 422, body: { message: 'Validation Failed' } })
  })

  it('has a body of 65,536 characters at most', async () => {
    const issue = (length: number) =>
      site.ask(site.tokens.alice, 'POST /issues', { title: 'x', body: 'x'.repeat(length) })
    expect((await issue(65_536)).status).toBe(201)
    const refused = await issue(65_537)
    expect(refused.status).toBe(422)
    const message = expect.stringContaining('65536')
    expect(refused.body).toMatchObject({ errors: [{ field: 'body', message }] })
  })

  it('has times to the second', async () => {
    const { data } = await alice.issues.get({ ...repo, issue_number: await open() })
    expect(data.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(data.html_url).toBe(`${site.github.url}/acme/chatbot-fluxa/issues/${data.number}`)
  })
})

describe('a comment', () => {
  it('is told of with its author and its issue', async () => {
    const issue_number = await open()
    const events = await told(() =>
      alice.issues.createComment({ ...repo, issue_number, body: '/health' }),
    )
    expect(names(events)).toEqual(['issue_comment created'])
    expect(events[0]?.payload).toMatchObject({
      comment: {
        body: '/health',
        user: { login: 'alice', type: 'User' },
        author_association: 'MEMBER',
      },
      issue: { number: issue_number, state: 'open', labels: [], user: { login: 'alice' } },
    })
  })

  it('starts no run when a run has written it', async () => {
    const issue_number = await open()
    const events = await told(() =>
      run.issues.createComment({ ...repo, issue_number, body: '/health' }),
    )
    expect(events[0]).toMatchObject({
      startsRuns: false,
      payload: { comment: { performed_via_github_app: { slug: 'github-actions' } } },
    })
  })

  it('tells of being edited and deleted', async () => {
    const issue_number = await open()
    const { data } = await alice.issues.createComment({ ...repo, issue_number, body: 'one' })
    const comment_id = data.id
    const events = await told(async () => {
      await alice.issues.updateComment({ ...repo, comment_id, body: 'two' })
      await alice.issues.deleteComment({ ...repo, comment_id })
    })
    expect(names(events)).toEqual(['issue_comment edited', 'issue_comment deleted'])
    expect(events[0]?.payload['changes']).toEqual({ body: { from: 'one' } })
  })

  it('is changed by its author and by those who may push only', async () => {
    const { data } = await alice.issues.createComment({
      ...repo,
      issue_number: await open(),
      body: 'mine',
    })
    const path = `PATCH /issues/comments/${data.id}`
    expect((await site.ask(site.tokens.mallory, path, { body: 'x' })).status).toBe(403)
    expect((await site.ask(site.tokens.bob, path, { body: 'x' })).status).toBe(200)
  })

  it('is in the list of all comments, oldest first', async () => {
    const { data } = await run.issues.listCommentsForRepo({ ...repo, per_page: 100 })
    const ids = data.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(2)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  })
})

describe('a label', () => {
  it('is made once', async () => {
    const make = () => site.ask(site.tokens.run, 'POST /labels', { name: 'drill', color: 'ededed' })
    expect((await make()).status).toBe(201)
    const error = { resource: 'Label', code: 'already_exists', field: 'name' }
    expect(await make()).toMatchObject({ status: 422, body: { errors: [error] } })
  })
})

describe('a reaction', () => {
  it('is given once', async () => {
    const { data } = await alice.issues.createComment({
      ...repo,
      issue_number: await open(),
      body: '/rollback',
    })
    const path = `/issues/comments/${data.id}/reactions`
    const give = () => site.ask(site.tokens.run, `POST ${path}`, { content: 'eyes' })
    expect((await give()).status).toBe(201)
    const again = await give()
    expect(again.status).toBe(200)
    expect(each((await site.ask(site.tokens.run, `GET ${path}`)).body, 'content')).toEqual(['eyes'])
    expect((await site.ask(site.tokens.run, `DELETE ${path}/${at(again, 'id')}`)).status).toBe(204)
    expect((await site.ask(site.tokens.run, `POST ${path}`, { content: 'x' })).status).toBe(422)
  })
})

describe('a pull request', () => {
  it('is an issue too, whose comments say so', async () => {
    const ref = 'refs/heads/revert-1'
    const { data: main } = await run.repos.getBranch({ ...repo, branch: 'main' })
    const commit = await run.git.createCommit({
      ...repo,
      message: 'Roll back',
      tree: main.commit.commit.tree.sha,
      parents: [main.commit.sha],
    })
    await run.git.createRef({ ...repo, ref, sha: commit.data.sha })
    const request = { ...repo, title: 'Roll back', head: 'revert-1', base: 'main' }
    const { data: pull } = await run.pulls.create(request)
    expect(pull).toMatchObject({
      state: 'open',
      head: { sha: commit.data.sha },
      base: { ref: 'main' },
    })
    const listed = await run.pulls.list({ ...repo, head: 'acme:revert-1' })
    expect(listed.data.map(({ number }) => number)).toEqual([pull.number])
    expect((await run.pulls.list({ ...repo, head: 'acme:other' })).data).toEqual([])
    await expect(run.pulls.create(request)).rejects.toMatchObject({ status: 422 })
    const comment = { ...repo, issue_number: pull.number, body: '/rollback' }
    const [event] = await told(() => alice.issues.createComment(comment))
    expect(event?.payload['issue']).toMatchObject({ pull_request: { url: pull.url } })
  })

  it("is refused to a run's token where the setting is off", async () => {
    site.github.settings.actionsMayCreatePullRequests = false
    const request = { title: 'x', head: 'revert-1', base: 'main' }
    const refused = await site.ask(site.tokens.run, 'POST /pulls', request)
    site.github.settings.actionsMayCreatePullRequests = true
    expect(refused.status).toBe(403)
    expect(at(refused, 'message')).toContain('not permitted to create or approve pull requests')
  })
})
