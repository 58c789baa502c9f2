import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { HttpProbeConfig } from '../../src/probes/http/descriptor.ts'
import type { ProbeResult } from '../../src/ports.ts'
import { httpProbe as open } from '../../src/probes/http/probe.ts'
import { http } from '../../src/probes/http/descriptor.ts'
import type { ProbeOptions } from '../../src/probes/options.ts'
import { probeContract } from '../contracts/probe.ts'
import { httpConfig, probeOptions, type RunningServer, serve } from './server.ts'

const httpProbe = (config: Parameters<typeof open>[0], options: ProbeOptions) =>
  open(config, options, http.name(config, false))

const secret = 'hunter2-hunter2'

async function everything(): Promise<RunningServer> {
  return serve((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const text = (body: string, status = 200) => response.writeHead(status).end(body)
    switch (url.pathname) {
      case '/ok':
        return text('{"status":"ok","database":{"status":"up","pools":[{"size":3}]}}')
      case '/down':
        return text('no', 503)
      case '/slow':
        return setTimeout(() => text('slow but good'), 120)
      case '/slow-down':
        return setTimeout(() => text('slow and bad', 500), 120)
      case '/hang':
        return undefined
      case '/half':
        response.writeHead(200, { 'content-length': '100' }).write('half')
        return setTimeout(() => request.socket.destroy(), 20)
      case '/reset':
        return request.socket.destroy()
      case '/garbage':
        return request.socket.end('this is not HTTP\r\n\r\n')
      case '/to':
        return response
          .writeHead(Number(url.searchParams.get('status') ?? 302), {
            location: url.searchParams.get('url') ?? '/ok',
          })
          .end()
      case '/loop':
        return response.writeHead(302, { location: '/loop' }).end()
      case '/echo':
        return response
          .writeHead(200)
          .end(
            JSON.stringify({ method: request.method, auth: request.headers.authorization ?? '' }),
          )
      case '/big':
        return text('x'.repeat(3_000_000))
      default:
        return text('?', 404)
    }
  })
}

let server: RunningServer
let other: RunningServer
beforeAll(async () => {
  server = await everything()
  other = await everything()
})
afterAll(async () => {
  await server.close()
  await other.close()
})

async function ask(
  path: string,
  changes: Partial<HttpProbeConfig> = {},
  options: Partial<ProbeOptions> = {},
): Promise<ProbeResult> {
  const url = path.startsWith('http') ? path : `${server.url}${path}`
  return httpProbe(httpConfig(url, changes), probeOptions(options)).check(
    new AbortController().signal,
  )
}

probeContract('http', async () => {
  const world = await everything()
  const to = (path: string, changes: Partial<HttpProbeConfig> = {}) =>
    httpProbe(
      httpConfig(`${world.url}${path}`, changes),
      probeOptions({ timeout: 20_000, env: { TOKEN: secret } }),
    )
  return {
    up: to('/ok'),
    down: to('/down'),
    hanging: to('/hang'),
    broken: to('/ok', { headers: { authorization: '${NOT_SET}' } }),
    leaking: to('/echo', {
      headers: { authorization: 'Bearer ${TOKEN}' },
      expect: { status: 200, json: { auth: 'something else' } },
    }),
    secret,
    close: () => world.close(),
  }
})

describe('an HTTP probe', () => {
  it('is named after its method and path, without the query', () => {
    const config = httpConfig('https://example.com/api/health?token=abc', { method: 'HEAD' })
    expect(httpProbe(config, probeOptions()).name).toBe('HEAD /api/health')
  })

  it('says what came and what was expected', async () => {
    expect(await ask('/down')).toMatchObject({ verdict: 'down', detail: '503, expected 200' })
    const either = await ask('/down', { expect: { status: [200, 204] } })
    expect(either.detail).toBe('503, expected 200 or 204')
  })

  it('accepts any status of a set', async () => {
    expect(await ask('/down', { expect: { status: [200, 503] } })).toMatchObject({ verdict: 'up' })
  })

  it.each([
    [{ 'body-contains': '"status":"ok"' }, 'up'],
    [{ 'body-contains': 'splendid' }, 'down'],
    [{ 'body-lacks': 'error' }, 'up'],
    [{ 'body-lacks': 'database' }, 'down'],
    [{ json: { status: 'ok', 'database.status': 'up', 'database.pools[0].size': 3 } }, 'up'],
    [{ json: { 'database.status': 'down' } }, 'down'],
    [{ json: { 'database.locks': 0 } }, 'down'],
    [{ json: { status: null } }, 'down'],
  ] as const)('compares the body with %j: %s', async (wanted, verdict) => {
    expect(await ask('/ok', { expect: { status: 200, ...wanted } })).toMatchObject({ verdict })
  })

  it('is down where JSON is expected and something else comes', async () => {
    const result = await ask('/slow', { expect: { status: 200, json: { status: 'ok' } } })
    expect(result).toMatchObject({ verdict: 'down', detail: 'body is not JSON' })
  })

  it('is degraded where a good answer is slow', async () => {
    expect(await ask('/slow', { expect: { status: 200, within: 50 } })).toMatchObject({
      verdict: 'degraded',
    })
  })

  it('is down where a wrong answer is slow', async () => {
    expect(await ask('/slow-down', { expect: { status: 200, within: 50 } })).toMatchObject({
      verdict: 'down',
    })
  })

  it.each([
    ['/reset', 'connection reset'],
    ['/half', 'connection reset'],
    ['/garbage', 'the answer is not HTTP'],
  ])('is down where %s breaks the connection', async (path, detail) => {
    expect(await ask(path)).toMatchObject({ verdict: 'down', detail })
  })

  it('is down where nothing comes in time', async () => {
    const result = await ask('/hang', {}, { timeout: 100 })
    expect(result).toMatchObject({ verdict: 'down', detail: 'no answer in 100 ms' })
  })

  it('is down where nobody listens', async () => {
    const gone = await everything()
    await gone.close()
    const result = await ask(`${gone.url}/ok`)
    expect(result).toMatchObject({ verdict: 'down', detail: 'connection refused' })
  })

  it('is down where TLS fails', async () => {
    const result = await ask(`${server.url.replace('http:', 'https:')}/ok`)
    expect(result.verdict).toBe('down')
    expect(result.detail).toContain('TLS')
  })

  it('reads no more than a megabyte', async () => {
    const result = await ask('/big', { expect: { status: 200, json: { a: 1 } } })
    expect(result).toMatchObject({
      verdict: 'unknown',
      detail: 'body is longer than 1 MiB, so not read as JSON',
    })
    expect(await ask('/big')).toMatchObject({ verdict: 'up' })
  })

  it.each([
    ['EAI_AGAIN', 'unknown'],
    ['ENETUNREACH', 'unknown'],
    ['ENOTFOUND', 'down'],
  ])('tells an error of ours from one of theirs: %s is %s', async (code, verdict) => {
    const resolve = async () => {
      throw Object.assign(new Error('resolving failed'), { code })
    }
    expect(await ask('http://service.test/ok', {}, { resolve })).toMatchObject({ verdict })
  })

  it('asks over IPv6 where that is configured', async () => {
    const six = await serve((_, response) => response.end('six'), '::1')
    const resolve = async (_: string, family: number) =>
      family === 6 ? [{ address: '::1', family: 6 }] : [{ address: '127.0.0.1', family: 4 }]
    const url = `http://service.test:${six.port}/`
    const expect200 = { expect: { status: 200, 'body-contains': 'six' } }
    expect(await ask(url, { 'ip-version': 6, ...expect200 }, { resolve })).toMatchObject({
      verdict: 'up',
    })
    expect(await ask(url, { 'ip-version': 4, ...expect200 }, { resolve })).toMatchObject({
      verdict: 'down',
    })
    await six.close()
  })
})

describe('a redirect', () => {
  it('is followed on the configured host', async () => {
    expect(await ask('/to?url=/ok')).toMatchObject({ verdict: 'up' })
  })

  it('is the answer where its status is expected', async () => {
    expect(await ask('/to', { expect: { status: 302 } })).toMatchObject({ verdict: 'up' })
  })

  it('is the answer where none is to be followed', async () => {
    const result = await ask('/to', { redirects: 0 })
    expect(result).toMatchObject({ verdict: 'down', detail: '302, expected 200' })
  })

  it('ends at the limit', async () => {
    const result = await ask('/loop', { redirects: 3 })
    expect(result).toMatchObject({ verdict: 'down', detail: 'more than 3 redirects' })
  })

  it('to a private address is not followed', async () => {
    const result = await ask(`/to?url=${other.url}/ok`)
    expect(result.verdict).toBe('down')
    expect(result.detail).toContain('redirects to a private address')
  })

  it('to a private address is followed where that is allowed', async () => {
    const result = await ask(`/to?url=${other.url}/ok`, { 'allow-private': true })
    expect(result).toMatchObject({ verdict: 'up' })
  })

  it('to a name that resolves to a private address is not followed', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const result = await ask(`/to?url=http://innocent.test:${other.port}/ok`, {}, { resolve })
    expect(result.detail).toContain('redirects to a private address')
  })

  it('to the same name is looked up again, and not followed where that leads to metadata now', async () => {
    const answers = ['127.0.0.1', '169.254.169.254']
    const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }]
    const result = await ask(`http://rebinding.test:${server.port}/to?url=/ok`, {}, { resolve })
    expect(result.verdict).toBe('unknown')
    expect(result.detail).toContain('where clouds keep metadata')
  })

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1/'])('to %s is not followed', async (url) => {
    expect(await ask(`/to?url=${url}`)).toMatchObject({ verdict: 'down' })
  })

  it('carries no headers to another host', async () => {
    const config = {
      'allow-private': true,
      headers: { authorization: 'Bearer ${TOKEN}' },
      expect: { status: 200, json: { auth: '' } },
    }
    const env = { TOKEN: secret }
    expect(await ask(`/to?url=${other.url}/echo`, config, { env })).toMatchObject({ verdict: 'up' })
    expect(await ask('/to?url=/echo', config, { env })).toMatchObject({ verdict: 'down' })
  })

  it.each([
    [303, 'GET'],
    [302, 'GET'],
    [307, 'POST'],
  ])('after a POST with %i is a %s', async (status, method) => {
    const result = await ask(`/to?status=${status}&url=/echo`, {
      method: 'POST',
      body: 'x',
      expect: { status: 200, json: { method } },
    })
    expect(result).toMatchObject({ verdict: 'up' })
  })
})

describe('the address configured', () => {
  it.each(['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]', '168.63.129.16'])(
    'is not asked at %s, where clouds keep metadata',
    async (host) => {
      const result = await ask(`http://${host}/latest/meta-data`, {}, { timeout: 300 })
      expect(result.verdict).toBe('unknown')
      expect(result.detail).toContain('where clouds keep metadata')
    },
  )

  it('is connected to where it was resolved, and not where it is resolved a moment later', async () => {
    const answers = ['127.0.0.1', '169.254.169.254', '169.254.169.254']
    const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }]
    const result = await ask(`http://rebinding.test:${server.port}/ok`, {}, { resolve })
    expect(result).toMatchObject({ verdict: 'up' })
    expect(answers).toHaveLength(2)
  })

  it('is not asked where only some of the addresses of its name may be', async () => {
    const resolve = async () => [
      { address: '169.254.169.254', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    const result = await ask(`http://several.test:${server.port}/ok`, {}, { resolve })
    expect(result).toMatchObject({ verdict: 'up' })
  })

  it('is not asked where its name leads to metadata', async () => {
    const resolve = async () => [{ address: '169.254.169.254', family: 4 }]
    const result = await ask('http://innocent.test/', {}, { resolve })
    expect(result.verdict).toBe('unknown')
  })
})
