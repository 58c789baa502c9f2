import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { personActor, workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { at, openSite, type Site } from '../site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

describe('a token', () => {
  it('has to be there, and to be known', async () => {
    expect(at(await site.ask('', 'GET /issues'), 'message')).toBe('Requires authentication')
    expect(await site.ask('ghs_unknown', 'GET /issues')).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials', status: '401' },
    })
  })

  it("is refused what the job's permissions lack", async () => {
    const permissions = { contents: 'read', issues: 'none' } as const
    const token = site.github.token(workflowActor({ permissions }))
    const refused = { status: 403, body: { message: 'Resource not accessible by integration' } }
    expect(await site.ask(token, 'GET /issues')).toMatchObject(refused)
    expect(await site.ask(token, 'POST /git/refs', {})).toMatchObject(refused)
    expect((await site.ask(token, 'GET /contents/chat.js')).status).toBe(200)
  })

  it('of somebody who may only read comments, but does not push', async () => {
    const issue = await site.ask(site.tokens.mallory, 'POST /issues', {
      title: 'Down',
      labels: ['incident'],
      assignees: [],
    })
    expect(issue.status).toBe(201)
    expect(issue.body).toMatchObject({ labels: [] })
    const push = await site.ask(site.tokens.mallory, 'POST /git/refs', {})
    expect(push.status).toBe(403)
  })

  it('has an hourly budget that a 304 does not touch', async () => {
    const first = await site.ask(site.tokens.run, 'GET /commits/main')
    const etag = first.headers.get('etag') ?? ''
    const second = await site.ask(site.tokens.run, 'GET /commits/main', undefined, {
      'if-none-match': etag,
    })
    expect(second.status).toBe(304)
    expect(second.body).toBe('')
    const left = (answer: typeof first): number =>
      Number(answer.headers.get('x-ratelimit-remaining'))
    expect(left(second)).toBe(left(first))
    site.github.settings.rateLimit = 1
    const spent = await site.ask(site.tokens.run, 'GET /commits/main')
    site.github.settings.rateLimit = 1000
    expect(spent.status).toBe(403)
    expect(at(spent, 'message')).toMatch(/^API rate limit exceeded/)
    expect(spent.headers.get('x-ratelimit-remaining')).toBe('0')
  })
})

describe('the permission of a person', () => {
  const of = (login: string) =>
    site.ask(site.tokens.run, `GET /collaborators/${encodeURIComponent(login)}/permission`)

  it('has a legacy word and the name of the role', async () => {
    expect((await of('alice')).body).toMatchObject({ permission: 'admin', role_name: 'admin' })
    expect((await of('bob')).body).toMatchObject({ permission: 'write', role_name: 'write' })
    expect((await of('carol')).body).toMatchObject({ permission: 'read', role_name: 'triage' })
    expect((await of('mallory')).body).toMatchObject({
      permission: 'read',
      user: { login: 'mallory', type: 'User' },
    })
  })

  it('is 404 for bots and strangers', async () => {
    expect((await of('github-actions[bot]')).status).toBe(404)
    expect((await of('stranger')).status).toBe(404)
  })
})

describe('the membership of a team', () => {
  const request = 'GET //orgs/acme/teams/sre/memberships/alice'

  it('cannot be asked with the token of a run, nor without read:org', async () => {
    site.github.settings.teams.set('sre', ['alice'])
    expect((await site.ask(site.tokens.run, request)).status).toBe(403)
    expect((await site.ask(site.tokens.bob, request)).status).toBe(404)
  })

  it('is told to a token with read:org', async () => {
    const token = site.github.token(personActor('bob', ['repo', 'read:org']))
    expect((await site.ask(token, request)).body).toMatchObject({ state: 'active' })
    expect((await site.ask(token, request.replace('alice', 'bob'))).status).toBe(404)
  })
})
