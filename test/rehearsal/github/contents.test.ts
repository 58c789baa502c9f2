import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { at, base64, each, openSite, type Site } from '../site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

const put = (path: string, body: object, token = site.tokens.run) =>
  site.ask(token, `PUT /contents/${path}`, { message: 'm', content: base64('x'), ...body })

describe('reading contents', () => {
  it('answers a file as base64 with the sha of its blob', async () => {
    const file = await site.ask(site.tokens.run, 'GET /contents/chat.js')
    expect(file.status).toBe(200)
    expect(file.body).toMatchObject({ type: 'file', encoding: 'base64', path: 'chat.js' })
    expect(Buffer.from(at(file, 'content'), 'base64').toString()).toContain('loadAnswers')
    expect(at(file, 'sha')).toBe(await git(site.git, ['rev-parse', 'main:chat.js']))
  })

  it('answers the bytes themselves for the raw media type', async () => {
    const accept = 'application/vnd.github.raw+json'
    const { body, headers } = await site.ask(
      site.tokens.run,
      'GET /contents/README.md',
      undefined,
      {
        accept,
      },
    )
    expect(headers.get('content-type')).toContain('raw')
    expect(String(body)).toMatch(/^# chatbot-fluxa/)
  })

  it('reads a file at a commit, and lists a directory', async () => {
    const first = site.history[0]
    const file = await site.ask(site.tokens.run, `GET /contents/package.json?ref=${first}`)
    expect(Buffer.from(at(file, 'content'), 'base64').toString()).toContain('"1.0.0"')
    const folder = await site.ask(site.tokens.run, 'GET /contents/.github/workflows')
    expect(each(folder.body, 'path')).toEqual([
      '.github/workflows/deploy.yml',
      '.github/workflows/outage.yml',
    ])
  })

  it('is 404 for a path or a branch that does not exist', async () => {
    expect((await site.ask(site.tokens.run, 'GET /contents/nothing')).status).toBe(404)
    const branch = await site.ask(site.tokens.run, 'GET /contents/chat.js?ref=nothing')
    expect(branch).toMatchObject({ status: 404, body: { status: '404' } })
  })

  it('leaves the content of a file over 1 MB out, but not of its raw form', async () => {
    const large = 'a'.repeat(1024 * 1024 + 1)
    await put('large.txt', { content: base64(large) })
    const { body } = await site.ask(site.tokens.run, 'GET /contents/large.txt')
    expect(body).toMatchObject({ content: '', encoding: 'none', size: large.length })
    const accept = 'application/vnd.github.raw+json'
    const raw = await site.ask(site.tokens.run, 'GET /contents/large.txt', undefined, { accept })
    expect(raw.body).toHaveLength(large.length)
  })
})

describe('writing contents', () => {
  it('makes a commit that git log shows, signed where nobody is named', async () => {
    const made = await put('records/1.json', { message: 'Record it' })
    expect(made.status).toBe(201)
    expect(at(made, 'commit.verification.verified')).toBe('true')
    const line = await git(site.git, ['log', '-1', '--format=%H %an %s', 'main'])
    expect(line).toBe(`${at(made, 'commit.sha')} github-actions[bot] Record it`)
  })

  it('leaves a commit with a named author unsigned', async () => {
    const author = { name: 'x', email: 'x@example.com' }
    const made = await put('records/2.json', { author })
    expect(at(made, 'commit.verification.verified')).toBe('false')
  })

  it('is 422 for an existing file without its sha', async () => {
    await put('a.json', {})
    const again = await put('a.json', {})
    expect(again.status).toBe(422)
    expect(at(again, 'message')).toBe('Invalid request.\n\n"sha" wasn\'t supplied.')
  })

  it('is 409 for another sha, and 200 for the right one', async () => {
    const made = await put('b.json', {})
    const sha = at(made, 'content.sha')
    const wrong = '0123456789'.repeat(4)
    const refused = await put('b.json', { sha: wrong })
    expect(refused).toMatchObject({
      status: 409,
      body: { message: `b.json does not match ${wrong}` },
    })
    expect((await put('b.json', { sha, content: base64('y') })).status).toBe(200)
  })

  it('takes any sha for a path that does not exist', async () => {
    expect((await put('c.json', { sha: '0123456789'.repeat(4) })).status).toBe(201)
  })

  it('is 404 for a branch that does not exist, before anything else', async () => {
    expect((await put('b.json', { branch: 'nothing' })).status).toBe(404)
  })

  it('lets one of two writers to different files meet the branch conflict', async () => {
    const many = Array.from({ length: 6 }, (_, index) => put(`race/${index}.json`, {}))
    const answers = await Promise.all(many)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(answers.some(({ status }) => status === 201)).toBe(true)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expect(answer.status).toBe(409)
      expect(at(answer, 'message')).toMatch(/^is at [0-9a-f]{40} but expected [0-9a-f]{40}$/)
    }
  })

  it('lets exactly one of two writers of the same version win', async () => {
    const sha = at(await put('same.json', {}), 'content.sha')
    const answers = await Promise.all(
      ['1', '2'].map((text) => put('same.json', { sha, content: base64(text) })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('is a 409 of its own kind on a branch with rules', async () => {
    const { protection } = site.github.settings
    protection.set('main', 'ruleset')
    const refused = await put('d.json', {})
    protection.delete('main')
    expect(refused.status).toBe(409)
    expect(at(refused, 'message')).toMatch(/^Repository rule violations found/)
  })

  it("refuses a workflow file to a run's token, unless it may", async () => {
    const path = '.github/workflows/new.yml'
    const refused = await put(path, {})
    expect(refused.status).toBe(403)
    expect(at(refused, 'message')).toContain('without `workflows` permission')
    const may = site.github.token(workflowActor({ workflowFiles: 'allowed' }))
    expect((await put(path, {}, may)).status).toBe(201)
  })

  it('removes a file by its sha', async () => {
    const sha = at(await put('gone.json', {}), 'content.sha')
    const request = 'DELETE /contents/gone.json'
    const removal = { message: 'm', sha }
    expect((await site.ask(site.tokens.run, request, removal)).status).toBe(200)
    expect((await site.ask(site.tokens.run, 'GET /contents/gone.json')).status).toBe(404)
  })
})
