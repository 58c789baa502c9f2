import { afterEach, describe, expect, it } from '@jest/globals'
import type { ApiError } from '../../src/http/api-error.ts'
import { hostingCodes } from '../../src/hosting/codes.ts'
import { epochLimits, relativeLimits } from '../../src/http/limits.ts'
import type { Wait } from '../../src/http/retry.ts'
import { openApi, type ApiOptions, type ApiRequest } from '../../src/http/api.ts'
import type { Script } from '../github/server.ts'
import { cut, json, openApiServer, reset, silence } from '../hosting/server.ts'

const policy = { retries: 3, pause: 5, longestWait: 2_000, timeout: 300 }
const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function serve(scripts: readonly Script[], more: Partial<ApiOptions> = {}) {
  const server = await openApiServer(...scripts)
  open.push(server.close)
  const api = openApi({
    name: 'Acme',
    url: `${server.url}/v1/`,
    authorization: 'Bearer key-123456',
    limits: relativeLimits,
    codes: hostingCodes,
    keyName: 'ACME_KEY',
    secrets: ['key-123456'],
    policy,
    ...more,
  })
  return { api, asked: server.asked }
}

const read: ApiRequest = { method: 'GET', path: '/things', query: { state: ['a', 'b'], limit: 2 } }
const create: ApiRequest = { method: 'POST', path: '/things', body: { name: 'one' } }
const empty =
  (status: number): Script =>
  (_, response) =>
    void response.writeHead(status).end()
const page: Script = (_, response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sorry</html>')

const failure = async (work: Promise<unknown>): Promise<ApiError> =>
  work.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: ApiError) => error,
  )

describe('the API of a hosting', () => {
  it('is asked below its address, with the key, the query and a body of JSON', async () => {
    const { api, asked } = await serve([json(200, [])], { query: { teamId: 'team_1' } })
    await api.ask(read)
    await api.ask({ ...create, repeatable: true })
    expect(asked[0]?.path).toBe('/v1/things?teamId=team_1&state=a&state=b&limit=2')
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer key-123456' })
    expect(asked[1]).toMatchObject({ method: 'POST', body: '{"name":"one"}' })
  })

  it('answers the status and the value, or nothing where the body is empty', async () => {
    const { api } = await serve([json(201, { id: 'x' }), empty(202)])
    expect(await api.ask(create)).toEqual({ status: 201, body: { id: 'x' } })
    expect(await api.ask(create)).toEqual({ status: 202, body: undefined })
  })

  for (const [trouble, script] of Object.entries({
    'an error of its own': json(500, {}),
    'a gateway': json(502, {}),
    'a page that is no JSON': page,
    'a cut connection': reset,
    'half an answer': cut,
    silence,
  })) {
    it(`is asked again for a read, and for a write that may be repeated, after ${trouble}`, async () => {
      for (const request of [read, { ...create, repeatable: true }]) {
        const { api, asked } = await serve([script, json(200, 'well')])
        expect(await api.ask(request)).toEqual({ status: 200, body: 'well' })
        expect(asked).toHaveLength(2)
      }
    })

    it(`is asked once where a write may have been done, after ${trouble}`, async () => {
      const { api, asked } = await serve([script, json(200, 'well')])
      const error = await failure(api.ask(create))
      expect(error).toMatchObject({ code: 'hosting-unavailable', mayBeDone: true })
      expect(asked).toHaveLength(1)
    })
  }

  it('is asked again for any write where no connection was made', async () => {
    const gone = await openApiServer(json(200, {}))
    await gone.close()
    const { api } = await serve([], { url: gone.url })
    const began = performance.now()
    const error = await failure(api.ask(create))
    expect(error).toMatchObject({ code: 'hosting-unavailable', mayBeDone: false, status: 0 })
    expect(performance.now() - began).toBeGreaterThan(policy.pause)
  })

  it('is given as long as it asks for, by either header, before it is asked again', async () => {
    for (const header of ['retry-after', 'ratelimit-reset']) {
      const limit = json(429, {}, { [header]: '1', 'ratelimit-remaining': '0' })
      const { api, asked } = await serve([limit, json(201, {})])
      await api.ask(create)
      expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
    }
  })

  it('is not waited for longer than makes sense; the error says how long it would take', async () => {
    const { api, asked } = await serve([json(429, {}, { 'retry-after': '3600' })])
    const error = await failure(api.ask(read))
    expect(error).toMatchObject({ code: 'hosting-limited' })
    expect(error.message).toContain('3600 seconds')
    expect(asked).toHaveLength(1)
  })

  it('may say in the body how long it wants to be left alone', async () => {
    const waitIn = (body: unknown): number => Number(Object(body)['ms'])
    const { api, asked } = await serve([json(429, { ms: 400 }), json(200, {})], { waitIn })
    await api.ask(read)
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(400)
  })

  it('is asked less often where what is left is little', async () => {
    const few = { 'ratelimit-limit': '400', 'ratelimit-remaining': '10', 'ratelimit-reset': '60' }
    const { api } = await serve([json(200, {}), json(200, {}, few)])
    await api.ask(read)
    expect(api.calm(new Date())).toBe(0)
    await api.ask(read)
    expect(api.calm(new Date())).toBeGreaterThan(1_000)
  })

  it('that does not take the key says which key', async () => {
    for (const status of [401, 403]) {
      const { api } = await serve([json(status, { message: 'no such key-123456' })])
      const error = await failure(api.ask(read))
      expect(error).toMatchObject({ code: 'hosting-denied', status })
      expect(error.remedy).toContain('ACME_KEY')
      expect(error.message).toBe(`Acme answered ${status} to \`GET /things\`: no such ***`)
    }
  })

  it('that refuses says why in its own words, wherever they stand', async () => {
    for (const body of [
      { message: 'no such thing' },
      { error: { message: 'no such thing' } },
      { error: 'no such thing' },
    ]) {
      const { api, asked } = await serve([json(404, body)])
      const error = await failure(api.ask(read))
      expect(error).toMatchObject({ code: 'hosting-refused', status: 404, body })
      expect(error.message).toContain('no such thing')
      expect(asked).toHaveLength(1)
    }
  })

  it('is not asked any more by somebody who has given up, and they hear their own reason', async () => {
    const { api } = await serve([silence])
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('cancelled by bob')), 50)
    await expect(api.ask({ ...read, signal: stop.signal })).rejects.toThrow('cancelled by bob')
  })
})

describe('an answer that says well and means something else', () => {
  const problemIn = (body: unknown) => {
    const { ok, error } = Object(body)
    return ok === false
      ? { status: error === 'ratelimited' ? 429 : 502, message: error }
      : undefined
  }

  it('is a failure, in its own words', async () => {
    const { api, asked } = await serve([json(200, { ok: false, error: 'fatal_error' })], {
      problemIn,
    })
    const error = await failure(api.ask(create))
    expect(error).toMatchObject({ code: 'hosting-unavailable', status: 502, body: { ok: false } })
    expect(error.message).toContain('fatal_error')
    expect(asked).toHaveLength(1)
  })

  it('is asked again like any other failure', async () => {
    const limit = json(200, { ok: false, error: 'ratelimited' }, { 'retry-after': '0' })
    const { api, asked } = await serve([limit, json(200, { ok: true })], { problemIn })
    expect(await api.ask(create)).toMatchObject({ body: { ok: true } })
    expect(asked).toHaveLength(2)
  })
})

describe('a limit', () => {
  /** Whole seconds, so at least one of them lies ahead. */
  const soon = (): string => String(Math.floor(Date.now() / 1_000) + 2)

  it.each([
    [
      'a reset in epoch seconds',
      epochLimits,
      () => ({ 'x-ratelimit-reset': soon(), 'x-ratelimit-remaining': '0' }),
    ],
    [
      'a reset in seconds',
      relativeLimits,
      () => ({ 'ratelimit-reset': '1', 'ratelimit-remaining': '0' }),
    ],
    ['a date', epochLimits, () => ({ 'retry-after': new Date(Date.now() + 2_000).toUTCString() })],
  ] as const)('is waited for by %s, and whoever waits is told so', async (_, limits, headers) => {
    const waits: Wait[] = []
    const { api, asked } = await serve(
      [(request, response) => json(429, {}, headers())(request, response), json(201, {})],
      { limits, policy: { ...policy, onWait: (wait) => waits.push(wait) } },
    )
    await api.ask(create)
    expect(asked).toHaveLength(2)
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(900)
    expect(waits).toMatchObject([{ whose: 'Acme' }])
    expect(waits[0]?.milliseconds).toBeGreaterThanOrEqual(900)
  })

  it('is not waited for after the last try', async () => {
    const limit = json(429, {}, { 'retry-after': '1' })
    const { api, asked } = await serve([limit], { policy: { ...policy, retries: 0 } })
    const began = performance.now()
    await failure(api.ask(read))
    expect(performance.now() - began).toBeLessThan(900)
    expect(asked).toHaveLength(1)
  })
})

describe('the time for all tries together', () => {
  it('ends them, however many are left', async () => {
    const patient = { ...policy, retries: 50, pause: 20, budget: 500 }
    const { api, asked } = await serve([json(502, {})], { policy: patient })
    const began = performance.now()
    await failure(api.ask(read))
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(asked.length).toBeLessThan(20)
  })

  it('is not spent on waiting for a limit that lasts longer', async () => {
    const limit = json(429, {}, { 'retry-after': '2' })
    const { api, asked } = await serve([limit], { policy: { ...policy, budget: 1_000 } })
    const began = performance.now()
    expect(await failure(api.ask(read))).toMatchObject({ code: 'hosting-limited' })
    expect(performance.now() - began).toBeLessThan(900)
    expect(asked).toHaveLength(1)
  })
})

describe('a redirect', () => {
  const to = (status: number, location: string): Script => {
    return (_, response) => void response.writeHead(status, { location }).end()
  }

  async function elsewhere() {
    const other = await openApiServer(json(200, 'elsewhere'))
    open.push(other.close)
    return other
  }

  it('at the same origin is followed, with the key and the body', async () => {
    const { api, asked } = await serve([to(307, '/v2/things'), json(201, { id: 'x' })])
    expect(await api.ask(create)).toMatchObject({ status: 201 })
    expect(asked[1]).toMatchObject({ path: '/v2/things', method: 'POST', body: '{"name":"one"}' })
    expect(asked[1]?.headers).toMatchObject({ authorization: 'Bearer key-123456' })
  })

  it('to another origin takes no key along', async () => {
    const other = await elsewhere()
    const { api } = await serve([to(302, `${other.url}/things`)])
    expect(await api.ask(read)).toEqual({ status: 200, body: 'elsewhere' })
    expect(other.asked[0]?.headers).not.toHaveProperty('authorization')
  })

  it.each([307, 308])(
    'by %i to another origin takes no body along, and is tried once',
    async (status) => {
      const other = await elsewhere()
      const { api, asked } = await serve([to(status, `${other.url}/things`)])
      for (const request of [create, { ...create, repeatable: true }]) {
        const error = await failure(api.ask(request))
        expect(error).toMatchObject({ code: 'hosting-unavailable', status: 0 })
        expect(error.message).toContain(`${status} to ${other.url}, another origin`)
      }
      expect(other.asked).toHaveLength(0)
      expect(asked).toHaveLength(2)
    },
  )

  it('that turns a write into a read is none that we follow', async () => {
    const { api, asked } = await serve([to(302, '/login'), json(200, 'welcome')])
    expect((await failure(api.ask(create))).message).toContain('302: it has moved')
    expect(asked).toHaveLength(1)
  })

  it('without an end is given up', async () => {
    const { api, asked } = await serve([to(302, '/v1/things')])
    expect((await failure(api.ask(read))).message).toContain('redirects more than 5 times')
    expect(asked).toHaveLength(6)
  })
})
