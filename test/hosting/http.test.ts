import { afterEach, describe, expect, it } from '@jest/globals'
import type { ApiError } from '../../src/hosting/api-error.ts'
import { openApi, type ApiOptions, type ApiRequest } from '../../src/hosting/http.ts'
import type { Script } from '../github/server.ts'
import { cut, json, openApiServer, reset, silence } from './server.ts'

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
    key: 'key-123456',
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
