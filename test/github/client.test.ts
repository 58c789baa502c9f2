import { afterEach, describe, expect, it } from '@jest/globals'
import { statusOf, type GitHub } from '../../src/github/client.ts'
import type { RetryPolicy } from '../../src/github/retry.ts'
import { connect, impatient } from './connect.ts'
import {
  cut,
  json,
  openServer,
  reset,
  silence,
  type Script,
  type ScriptedServer,
} from './server.ts'

let server: ScriptedServer
afterEach(() => server.close())

const good = json(200, { number: 1, title: 'down' })
const made = json(201, { number: 1 })
const repo = { owner: 'acme', repo: 'chatbot-fluxa' }

async function open(scripts: readonly Script[], policy: RetryPolicy = impatient): Promise<GitHub> {
  server = await openServer(...scripts)
  return connect(server.url, 'ghs_token', policy)
}

const read = async (...scripts: readonly Script[]): Promise<unknown> =>
  (await (await open(scripts)).octokit.rest.issues.get({ ...repo, issue_number: 1 })).data

const write = async (...scripts: readonly Script[]): Promise<unknown> =>
  (await (await open(scripts)).octokit.rest.issues.create({ ...repo, title: 'down' })).data

/** The pause before the second request, in milliseconds. */
const pause = (): number => (server.asked[1]?.at ?? Infinity) - (server.asked[0]?.at ?? 0)

describe('a read', () => {
  it.each([
    ['a server error', json(500, { message: 'Server Error' })],
    ['a bad gateway', json(502, { message: 'Server Error' })],
    ['a service that is not available', json(503, {})],
    ['a connection that was cut', reset],
    ['an answer that was cut', cut],
    ['too many requests', json(429, { message: 'slow down' }, { 'retry-after': '0' })],
  ])('is tried again after %s', async (_, trouble) => {
    expect(await read(trouble, good)).toMatchObject({ number: 1 })
    expect(server.asked).toHaveLength(2)
  })

  it('is tried again where no answer comes in time', async () => {
    const github = await open([silence, good], { ...impatient, timeout: 100 })
    const { data } = await github.octokit.rest.issues.get({ ...repo, issue_number: 1 })
    expect(data.number).toBe(1)
    expect(server.asked).toHaveLength(2)
  })

  it('is let go of, with its tries and pauses, when nobody wants an answer any more', async () => {
    const over = new AbortController()
    const slow = json(429, {}, { 'retry-after': '2' })
    const patient = { ...impatient, timeout: 60_000, over: over.signal }
    const github = await open([silence, slow], patient)
    const ask = () => github.octokit.rest.issues.get({ ...repo, issue_number: 1 })
    setTimeout(() => over.abort(), 50)
    const began = performance.now()
    expect(await Promise.allSettled([ask(), ask()])).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ])
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  it('gives up after five tries, with the last error', async () => {
    const error: unknown = await read(json(502, { message: 'Bad Gateway' })).catch((one) => one)
    expect(statusOf(error)).toBe(502)
    expect(server.asked).toHaveLength(5)
  })

  it('has no status where there never was an answer', async () => {
    const error: unknown = await read(reset).catch((one) => one)
    expect(statusOf(error)).toBe(0)
    expect(server.asked).toHaveLength(5)
  })

  it.each([400, 401, 403, 404, 409, 410, 422])('is not tried again after a %i', async (status) => {
    const error: unknown = await read(json(status, { message: 'no' })).catch((one) => one)
    expect(statusOf(error)).toBe(status)
    expect(server.asked).toHaveLength(1)
  })
})

describe('a write', () => {
  it.each([
    ['a server error', json(500, { message: 'Server Error' })],
    ['a bad gateway', json(502, {})],
    ['a connection that was cut', reset],
    ['an answer that was cut', cut],
  ])('is not repeated after %s: it may have been performed', async (_, trouble) => {
    await expect(write(trouble, made)).rejects.toThrow()
    expect(server.asked).toHaveLength(1)
  })

  it('is not repeated where no answer comes in time', async () => {
    const github = await open([silence, made], { ...impatient, timeout: 100 })
    const asked = github.octokit.rest.issues.create({ ...repo, title: 'down' })
    await expect(asked).rejects.toThrow()
    expect(server.asked).toHaveLength(1)
  })

  it.each([
    ['a service that is not available', json(503, {})],
    ['too many requests', json(429, {}, { 'retry-after': '0' })],
    ['a secondary limit', json(403, { message: 'secondary' }, { 'retry-after': '0' })],
  ])('is tried again after %s: nothing was done', async (_, trouble) => {
    expect(await write(trouble, made)).toEqual({ number: 1 })
    expect(server.asked.map(({ method }) => method)).toEqual(['POST', 'POST'])
  })
})

describe('a GraphQL request', () => {
  const ask = async (query: string): Promise<unknown> => {
    const answer = json(200, { data: { viewer: { login: 'alice' } } })
    return (await open([json(502, {}), answer])).octokit.graphql(query)
  }

  it('that only asks is tried again like a read', async () => {
    expect(await ask('query { viewer { login } }')).toEqual({ viewer: { login: 'alice' } })
    expect(server.asked.map(({ method }) => method)).toEqual(['POST', 'POST'])
  })

  it('that changes something is not', async () => {
    const close = 'mutation { closeIssue(input: { issueId: "I_1" }) { issue { state } } }'
    await expect(ask(close)).rejects.toThrow()
    expect(server.asked).toHaveLength(1)
  })
})

describe('a limit', () => {
  it('is waited for as long as GitHub asks', async () => {
    await read(json(429, {}, { 'retry-after': '1' }), good)
    expect(pause()).toBeGreaterThanOrEqual(990)
  })

  it('of the hour is waited for until it is lifted, where that is soon', async () => {
    const soon = String(Math.floor(Date.now() / 1_000) + 1)
    const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon }
    expect(await read(json(403, { message: 'API rate limit' }, spent), good)).toBeDefined()
    expect(server.asked).toHaveLength(2)
  })

  it('that lasts longer than anybody can wait is an error at once', async () => {
    const reply = json(403, { message: 'API rate limit exceeded' }, { 'retry-after': '3600' })
    const error: unknown = await read(reply, good).catch((one) => one)
    expect(statusOf(error)).toBe(403)
    expect(server.asked).toHaveLength(1)
  })

  it('that only its sentence tells of is known too, and is longer than these tests wait', async () => {
    const message = 'You have exceeded a secondary rate limit.'
    await expect(read(json(403, { message }), good)).rejects.toThrow(message)
    expect(server.asked).toHaveLength(1)
  })
})

describe('every request', () => {
  it('names its version of the API, its sender and its token', async () => {
    let headers: Readonly<Record<string, unknown>> = {}
    await read((request, response) => {
      headers = request.headers
      good(request, response)
    })
    expect(headers).toMatchObject({
      'x-github-api-version': '2022-11-28',
      authorization: 'token ghs_token',
      'user-agent': expect.stringContaining('outage-playbook'),
    })
  })

  it('never carries a secret in a text', async () => {
    let body = ''
    const github = await open([
      (request, response) => {
        request.setEncoding('utf8')
        request.on('data', (chunk: string) => (body += chunk))
        request.on('end', () => made(request, response))
      },
    ])
    await github.octokit.rest.issues.create({ ...repo, title: 'a ghs_token b', body: 'ghs_token' })
    expect(JSON.parse(body)).toEqual({ title: 'a *** b', body: '***' })
  })
})
