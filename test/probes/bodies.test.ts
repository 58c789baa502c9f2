import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { HttpProbeConfig } from '../../src/probes/http/descriptor.ts'
import type { ProbeResult } from '../../src/ports.ts'
import { httpProbe } from '../../src/probes/http/probe.ts'
import type { ProbeOptions } from '../../src/probes/options.ts'
import { httpConfig, probeOptions, type RunningServer, serve } from './server.ts'

const good = Buffer.from('{"status":"ok"}')
const json = { 'content-type': 'application/json' }
const bomb = gzipSync(Buffer.alloc(200_000_000, 'x'))
const late = `${'x'.repeat(1_100_000)}the end`

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  gzip: (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(good)),
  br: (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'br' }).end(brotliCompressSync(good)),
  deflate: (response) =>
    response.writeHead(200, { ...json, 'content-encoding': 'deflate' }).end(deflateSync(good)),
  'br in gzip': (response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'br, gzip' })
      .end(gzipSync(brotliCompressSync(good))),
  'a byte order mark': (response) =>
    response.writeHead(200, json).end(Buffer.concat([Buffer.from('efbbbf', 'hex'), good])),
  'UTF-16': (response) =>
    response
      .writeHead(200, json)
      .end(Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(String(good), 'utf16le')])),
  'ISO-8859-1': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=ISO-8859-1' })
      .end(Buffer.from('Verfügbar', 'latin1')),
  'a meta element': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(Buffer.from('<meta charset="iso-8859-1">Verfügbar', 'latin1')),
  'an unknown charset': (response) =>
    response.writeHead(200, { 'content-type': 'text/plain; charset=klingon' }).end('Verfügbar'),
  zstd: (response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('whatever'),
  'broken gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'),
  late: (response) => response.writeHead(200).end(late),
  bomb: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  stream(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const beat = setInterval(() => response.write('data: beat\n\n'), 20)
    response.on('close', () => clearInterval(beat))
  },
  half(response) {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setTimeout(() => response.destroy(), 20)
  },
  'many headers': (response) =>
    response.writeHead(200, { 'x-long': 'x'.repeat(17_000) }).end('well'),
  'too many headers': (response) =>
    response.writeHead(200, { 'x-long': 'x'.repeat(200_000) }).end('well'),
}

let server: RunningServer
beforeAll(async () => {
  server = await serve((request, response) => {
    answers[decodeURIComponent((request.url ?? '').slice(1))]?.(response)
  })
})
afterAll(() => server.close())

function ask(
  name: string,
  expected: Partial<HttpProbeConfig['expect']> = {},
  options: Partial<ProbeOptions> = {},
): Promise<ProbeResult> {
  const config = httpConfig(`${server.url}/${encodeURIComponent(name)}`, {
    expect: { status: 200, ...expected },
  })
  return httpProbe(config, probeOptions(options), name).check(new AbortController().signal)
}

describe('the body of a health check', () => {
  it.each(['gzip', 'br', 'deflate', 'br in gzip', 'a byte order mark', 'UTF-16'])(
    'is read as JSON that came as %s',
    async (name) => {
      expect(await ask(name, { json: { status: 'ok' } })).toMatchObject({ verdict: 'up' })
    },
  )

  it.each(['ISO-8859-1', 'a meta element', 'an unknown charset'])(
    'is read as text by its charset: %s',
    async (name) => {
      expect(await ask(name, { 'body-contains': 'Verfügbar' })).toMatchObject({ verdict: 'up' })
    },
  )

  it('is unknown in a compression that we cannot read, and up where only the status counts', async () => {
    expect(await ask('zstd', { 'body-contains': 'x' })).toMatchObject({
      verdict: 'unknown',
      detail: 'the answer is compressed in a way that cannot be read',
    })
    expect(await ask('zstd')).toMatchObject({ verdict: 'up' })
  })

  it('is down where it is not what it says to be', async () => {
    expect(await ask('broken gzip', { 'body-contains': 'plain' })).toMatchObject({
      verdict: 'down',
      detail: 'the compressed answer is damaged',
    })
  })

  it('is unknown where the text may stand behind the first MiB', async () => {
    for (const expected of [{ 'body-contains': 'the end' }, { 'body-lacks': 'the end' }]) {
      expect(await ask('late', expected)).toMatchObject({
        verdict: 'unknown',
        detail: 'body is longer than 1 MiB: looked for "the end" in that much of it only',
      })
    }
  })

  it('is judged by its first MiB where that is enough', async () => {
    expect(await ask('late', { 'body-contains': 'xx' })).toMatchObject({ verdict: 'up' })
    expect(await ask('late', { 'body-lacks': 'xx' })).toMatchObject({ verdict: 'down' })
  })

  it('costs no more memory than a MiB, however much it decompresses to', async () => {
    const before = process.memoryUsage().arrayBuffers
    expect(await ask('bomb', { 'body-lacks': 'y' })).toMatchObject({ verdict: 'unknown' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  it('may be a stream without an end, where only the status is expected', async () => {
    const result = await ask('stream', { within: 900 })
    expect(result).toMatchObject({ verdict: 'up' })
    expect(result.milliseconds).toBeLessThan(900)
    expect(await ask('stream', { within: 900 }, { timeout: 300 })).toMatchObject({ verdict: 'up' })
  })

  it('that never ends is no answer where something of it is expected', async () => {
    expect(await ask('stream', { 'body-contains': 'x' }, { timeout: 300 })).toMatchObject({
      verdict: 'down',
      detail: 'no answer in 300 ms',
    })
  })

  it('that breaks off is down, whatever is expected', async () => {
    for (const expected of [{}, { 'body-contains': 'half' }]) {
      expect(await ask('half', expected)).toMatchObject({ verdict: 'down' })
    }
  })

  it('may come behind more headers than Node.js reads by itself', async () => {
    expect(await ask('many headers', { 'body-contains': 'well' })).toMatchObject({ verdict: 'up' })
    expect(await ask('too many headers')).toMatchObject({
      verdict: 'unknown',
      detail: 'the answer has more headers than are read',
    })
  })
})

describe('a secret of a letter', () => {
  it('takes no letter out of what was found', async () => {
    const result = await httpProbe(
      httpConfig(`${server.url}/late`, {
        headers: { 'x-key': '${API_KEY}' },
        expect: { status: 503 },
      }),
      probeOptions({ env: { API_KEY: 'e' } }),
      'one',
    ).check(new AbortController().signal)
    expect(result.detail).toBe('200, expected 503')
  })
})
