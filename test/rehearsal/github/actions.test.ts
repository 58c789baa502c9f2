import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { object } from '@outage-playbook/rehearsal/github/http.ts'
import { at, each, openSite, type Site } from '../site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

const ask = (request: string, body?: unknown, headers?: Record<string, string>) =>
  site.ask(site.tokens.run, request, body, headers)
const dispatch = (body: object, workflow = 'deploy.yml', headers?: Record<string, string>) =>
  ask(`POST /actions/workflows/${workflow}/dispatches`, body, headers)

describe('a dispatch', () => {
  it('is 204, or says which run it started where asked to', async () => {
    expect((await dispatch({ ref: 'main' })).status).toBe(204)
    const told = await dispatch({ ref: 'main', return_run_details: true })
    expect(told.status).toBe(200)
    const id = at(told, 'workflow_run_id')
    expect(at(told, 'run_url')).toBe(
      `${site.github.url}/repos/acme/chatbot-fluxa/actions/runs/${id}`,
    )
    const run = await ask(`GET /actions/runs/${id}`)
    expect(run.body).toMatchObject({
      name: 'Deploy',
      path: '.github/workflows/deploy.yml',
      event: 'workflow_dispatch',
      status: 'queued',
      conclusion: null,
      head_branch: 'main',
      head_sha: site.history.at(-1),
      run_attempt: 1,
    })
  })

  it('always says so in the newest version, which refuses the field', async () => {
    const newest = { 'x-github-api-version': '2026-03-10' }
    expect((await dispatch({ ref: 'main' }, 'deploy.yml', newest)).status).toBe(200)
    const asked = { ref: 'main', return_run_details: true }
    expect((await dispatch(asked, 'deploy.yml', newest)).status).toBe(422)
  })

  it('refuses the field on an old server', async () => {
    site.github.settings.dispatchDetails = 'unsupported'
    const refused = await dispatch({ ref: 'main', return_run_details: true })
    site.github.settings.dispatchDetails = 'supported'
    expect(refused.status).toBe(400)
  })

  it('takes a branch or a tag, but no sha', async () => {
    const sha = site.history[0] ?? ''
    await git(site.git, ['tag', 'v2', sha])
    expect((await dispatch({ ref: 'v2' })).status).toBe(204)
    const refused = await dispatch({ ref: sha })
    expect([refused.status, at(refused, 'message')]).toEqual([422, `No ref found for: ${sha}`])
  })

  it('knows the inputs of the workflow', async () => {
    const refused = await dispatch({ ref: 'main', inputs: { nothing: 'x' } })
    expect([refused.status, at(refused, 'message')]).toEqual([
      422,
      'Unexpected inputs provided: ["nothing"]',
    ])
    const missing = await dispatch({ ref: 'main' }, 'outage.yml')
    expect([missing.status, at(missing, 'message')]).toEqual([
      422,
      "Required input 'command' not provided",
    ])
  })

  it('is 404 for a workflow that is not there', async () => {
    expect((await dispatch({ ref: 'main' }, 'nothing.yml')).status).toBe(404)
  })

  it("starts runs even with a run's own token", async () => {
    const before = site.github.bus.events.length
    await dispatch({ ref: 'main', inputs: { ref: site.history[0] } })
    const payload = { event_type: 'outage-alert', client_payload: { status: 'down' } }
    expect((await ask('POST /dispatches', payload)).status).toBe(204)
    const events = site.github.bus.events.slice(before).filter(({ startsRuns }) => startsRuns)
    expect(events.map(({ name }) => name)).toEqual(['workflow_dispatch', 'repository_dispatch'])
    expect(events[0]?.payload['inputs']).toEqual({ ref: site.history[0] })
    expect(events[1]?.payload).toMatchObject({ action: 'outage-alert' })
  })

  it('of a repository has ten keys at most', async () => {
    const client_payload = Object.fromEntries(Array.from({ length: 11 }, (_, key) => [key, 1]))
    expect((await ask('POST /dispatches', { event_type: 'x', client_payload })).status).toBe(422)
  })
})

describe('runs', () => {
  it('are listed by workflow, event, branch, status and time', async () => {
    const all = await ask('GET /actions/workflows/deploy.yml/runs?per_page=2')
    expect(all.body).toMatchObject({ total_count: expect.any(Number) })
    expect(each(object(all.body)['workflow_runs'], 'name')).toEqual(['Deploy', 'Deploy'])
    const count = async (query: string): Promise<number> =>
      Number(at(await ask(`GET /actions/runs?${query}`), 'total_count'))
    expect(await count('event=push')).toBe(0)
    expect(await count('status=queued&branch=main')).toBeGreaterThan(0)
    expect(await count('created=>=2020-01-01T00:00:00Z')).toBeGreaterThan(0)
    expect(await count('created=<2020-01-01T00:00:00Z')).toBe(0)
    expect(await count(`head_sha=${site.history[1]}`)).toBe(0)
  })

  it('keep their attempts, and their id', async () => {
    const id = Number(
      at(await dispatch({ ref: 'main', return_run_details: true }), 'workflow_run_id'),
    )
    site.github.runs.complete(id, 'failure')
    site.github.runs.retry(id)
    const first = await ask(`GET /actions/runs/${id}/attempts/1`)
    expect(first.body).toMatchObject({ run_attempt: 1, conclusion: 'failure', status: 'completed' })
    expect((await ask(`GET /actions/runs/${id}`)).body).toMatchObject({ run_attempt: 2 })
    expect((await ask(`GET /actions/runs/${id}/attempts/3`)).status).toBe(404)
    expect((await ask(`GET /actions/runs/${id}/jobs`)).body).toMatchObject({ total_count: 1 })
  })

  it('are cancelled while they run, and re-run after they have ended', async () => {
    const requests: string[] = []
    const stop = site.github.bus.onRequest(({ kind }) => requests.push(kind))
    const id = Number(
      at(await dispatch({ ref: 'main', return_run_details: true }), 'workflow_run_id'),
    )
    expect((await ask(`POST /actions/runs/${id}/rerun`)).status).toBe(403)
    expect((await ask(`POST /actions/runs/${id}/cancel`)).status).toBe(202)
    site.github.runs.complete(id, 'cancelled')
    expect((await ask(`POST /actions/runs/${id}/cancel`)).status).toBe(409)
    expect((await ask(`POST /actions/runs/${id}/rerun`)).status).toBe(201)
    stop()
    expect(requests).toEqual(['cancel', 'rerun'])
  })
})

describe('a workflow', () => {
  it('is found by the name of its file and by its id', async () => {
    const byName = await ask('GET /actions/workflows/deploy.yml')
    const byId = await ask(`GET /actions/workflows/${at(byName, 'id')}`)
    expect(byName.body).toMatchObject({ name: 'Deploy', state: 'active' })
    expect(byId.body).toEqual(byName.body)
  })
})
