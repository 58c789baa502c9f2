import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { at, each, openSite, type Answer, type Site } from '../site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

const ask = (request: string, body?: unknown) => site.ask(site.tokens.bob, request, body)
const deploy = (environment: string, ref = 'main'): Promise<Answer> =>
  ask('POST /deployments', { ref, environment, auto_merge: false, required_contexts: [] })
const setState = (deployment: Answer, state: string, more: object = {}): Promise<Answer> =>
  ask(`POST /deployments/${at(deployment, 'id')}/statuses`, { state, ...more })

describe('a deployment', () => {
  it('is listed by environment and sha, newest first', async () => {
    const first = await deploy('staging', site.history[0])
    const second = await deploy('staging')
    expect(first.status).toBe(201)
    const listed = await ask('GET /deployments?environment=staging')
    expect(each(listed.body, 'id').map(String)).toEqual([at(second, 'id'), at(first, 'id')])
    const bySha = await ask(`GET /deployments?sha=${site.history[0]}`)
    expect(each(bySha.body, 'sha')).toEqual([site.history[0]])
  })

  it('is told of with each status, `inactive` apart', async () => {
    const deployment = await deploy('production')
    const before = site.github.bus.events.length
    await setState(deployment, 'failure', { log_url: 'https://example.com/log' })
    await setState(deployment, 'inactive')
    const events = site.github.bus.events.slice(before)
    expect(events.map(({ name }) => name)).toEqual(['deployment_status'])
    expect(events[0]?.payload).toMatchObject({
      deployment_status: { state: 'failure', log_url: 'https://example.com/log' },
      deployment: { sha: site.history.at(-1), environment: 'production' },
    })
  })

  it('takes descriptions of 140 characters', async () => {
    const deployment = await deploy('production')
    const description = 'x'.repeat(141)
    expect((await setState(deployment, 'success', { description })).status).toBe(422)
    expect((await setState(deployment, 'done')).status).toBe(422)
  })

  it('makes earlier ones inactive, but not in production', async () => {
    for (const [environment, expected] of [
      ['preview', 'inactive'],
      ['production', 'success'],
    ] as const) {
      const first = await deploy(environment)
      await setState(first, 'success')
      await setState(await deploy(environment), 'success')
      const statuses = await ask(`GET /deployments/${at(first, 'id')}/statuses`)
      expect(each(statuses.body, 'state')[0]).toBe(expected)
    }
  })
})

describe('the deployments query', () => {
  it('answers deployments with their statuses', async () => {
    const deployment = await deploy('canary')
    await setState(deployment, 'success')
    const query = `query($owner: String!, $name: String!, $e: [String!]) { repository(owner: $owner, name: $name) {
      deployments(environments: $e, first: 50, orderBy: {field: CREATED_AT, direction: DESC}) {
        nodes { databaseId commitOid state payload statuses(first: 30) { nodes { state } } } } } }`
    const variables = { owner: 'acme', name: 'chatbot-fluxa', e: ['canary'] }
    const { body } = await ask('POST //graphql', { query, variables })
    const node = { commitOid: site.history.at(-1), statuses: { nodes: [{ state: 'SUCCESS' }] } }
    expect(body).toMatchObject({ data: { repository: { deployments: { nodes: [node] } } } })
  })

  it('is the only one there is', async () => {
    const { body } = await ask('POST //graphql', { query: '{ viewer { login } }' })
    expect(body).toMatchObject({ errors: [{ message: expect.any(String) }] })
  })
})
