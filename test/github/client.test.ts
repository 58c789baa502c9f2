import { afterEach, describe, expect, it } from '@jest/globals'
import { statusOf, type GitHub } from '../../src/github/client.ts'
import { explainGitHub } from '../../src/github/explain.ts'
import type { RetryPolicy } from '../../src/http/retry.ts'
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

describe('an answer of GraphQL that is 200 and an error', () => {
  const query = 'query { viewer { login } }'
  const answer = { data: { viewer: { login: 'alice' } } }
  const fails = (error: object): Script => json(200, { data: null, errors: [error] })
  const something = { message: 'Something went wrong while executing your query.' }

  const ask = async (...scripts: readonly Script[]): Promise<unknown> =>
    (await open(scripts)).octokit.graphql(query)

  it('without a type is asked again: it passes', async () => {
    expect(await ask(fails(something), json(200, answer))).toEqual(answer.data)
    expect(server.asked).toHaveLength(2)
  })

  it('that does not pass is GitHub’s trouble', async () => {
    const error: unknown = await ask(fails(something)).catch((one: unknown) => one)
    expect(statusOf(error)).toBe(502)
    expect(explainGitHub(error)).toMatchObject({ code: 'github-unavailable' })
    expect(server.asked).toHaveLength(5)
  })

  it.each(['RATE_LIMITED', 'RATE_LIMIT'])('of the type %s is a limit', async (type) => {
    const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' }
    const error: unknown = await ask(
      json(200, { errors: [{ type, message: 'API rate limit exceeded' }] }, spent),
    ).catch((one: unknown) => one)
    expect(explainGitHub(error)).toMatchObject({ code: 'github-limited' })
    expect(server.asked).toHaveLength(1)
  })

  it('about what was asked is not asked again', async () => {
    for (const error of [
      { type: 'NOT_FOUND', message: 'Could not resolve' },
      { message: 'no such field', extensions: { code: 'undefinedField' } },
    ]) {
      await expect(ask(fails(error))).rejects.toThrow(error.message)
      expect(server.asked).toHaveLength(1)
      await server.close()
    }
  })

  it('of a change is not asked again: it may have been made', async () => {
    const close = 'mutation { closeIssue(input: { issueId: "I_1" }) { issue { state } } }'
    const github = await open([fails(something)])
    await expect(github.octokit.graphql(close)).rejects.toThrow('Something went wrong')
    expect(server.asked).toHaveLength(1)
  })
})

describe('a write to an address that takes no connection', () => {
  it('is tried again: nothing was done', async () => {
    const github = await open([made])
    await server.close()
    const began = performance.now()
    const asked = github.octokit.rest.issues.create({ ...repo, title: 'down' })
    const error: unknown = await asked.catch((one: unknown) => one)
    expect(statusOf(error)).toBe(0)
    // Four pauses lie between five tries.
    expect(performance.now() - began).toBeGreaterThan(5 + 10 + 20 + 40)
  })
})

describe('a redirect', () => {
  it('of a write to another host takes neither token nor text along', async () => {
    const other = await openServer(made)
    try {
      const location = `${other.url}/issues`
      const away: Script = (_, response) => void response.writeHead(307, { location }).end()
      await expect(write(away)).rejects.toThrow('another origin, where no body is sent')
      expect(other.asked).toHaveLength(0)
      expect(server.asked).toHaveLength(1)
    } finally {
      await other.close()
    }
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
