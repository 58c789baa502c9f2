import { afterEach, describe, expect, it } from '@jest/globals'
import { BSON } from 'mongodb'
import type { MongodbProbeConfig } from '../../src/probes/mongodb/descriptor.ts'
import { mongodbProbe as open } from '../../src/probes/mongodb/probe.ts'
import { mongodb } from '../../src/probes/mongodb/descriptor.ts'
import type { ProbeOptions } from '../../src/probes/options.ts'
import { probeContract } from '../contracts/probe.ts'
import { openHole } from '../mongodb/hole.ts'
import { openStandIn, type Answers, type StandIn } from '../mongodb/stand-in.ts'
import { describeMongo } from '../mongodb/suite.ts'
import { probeOptions } from './server.ts'

const mongodbProbe = (config: Parameters<typeof open>[0], options: ProbeOptions) =>
  open(config, options, mongodb.name(config, false))

const secret = 'hunter2-hunter2'
const never = () => new AbortController().signal

function probe(
  url: string,
  config: Partial<MongodbProbeConfig> = {},
  options: Partial<ProbeOptions> = {},
) {
  return mongodbProbe(
    { mongodb: 'MONGODB_URI', ...config },
    probeOptions({ env: { MONGODB_URI: url }, ...options }),
  )
}

const check = (...args: Parameters<typeof probe>) => probe(...args).check(never())

describeMongo('the probe of a database', (databases) => {
  probeContract('mongodb', async () => {
    const hole = await openHole()
    // It repeats where it was asked.
    let place = ''
    const leaky = await openStandIn(() => ({ ok: 0, code: 11_600, codeName: `Leaving ${place}` }))
    place = `127.0.0.1:${leaky.port}`
    const patient = { timeout: 20_000 }
    return {
      up: probe(databases.url(), {}, patient),
      down: probe('mongodb://127.0.0.1:1/', {}, { timeout: 1_000 }),
      hanging: probe(`mongodb://127.0.0.1:${hole.port}/`, {}, patient),
      broken: probe(''),
      leaking: probe(`mongodb://${place}/outage`),
      secret: place,
      close: async () => void (await Promise.all([hole.close(), leaky.close()])),
    }
  })

  it('pings a real server, and says what that server tells', async () => {
    const result = await check(databases.url())
    expect(result).toMatchObject({ probe: 'mongodb MONGODB_URI', verdict: 'up' })
    expect(result.detail).toMatch(
      /^ping in \d+ ms; .*(connections|not available); .*(operation|not available)/,
    )
  })

  it('calls a slow one degraded', async () => {
    const result = await check(databases.url(), { within: 0 })
    expect(result.verdict).toBe('degraded')
    expect(result.detail).toMatch(/^slow: \d+ ms, expected 0 ms/)
  })
})

describe('what a database answers', () => {
  let server: StandIn | undefined
  afterEach(() => server?.close())

  async function answered(
    answers: Record<string, Readonly<Record<string, unknown>>>,
    config: Partial<MongodbProbeConfig> = {},
    credentials = '',
  ) {
    const reply: Answers = (command) => answers[command] ?? {}
    server = await openStandIn(reply)
    return check(`mongodb://${credentials}127.0.0.1:${server.port}/`, config)
  }

  const operations = (...seconds: number[]) => ({
    cursor: {
      id: BSON.Long.ZERO,
      ns: 'admin.$cmd.aggregate',
      firstBatch: seconds.map((secs_running) => ({ secs_running })),
    },
  })
  const busy = {
    serverStatus: { connections: { current: 12, available: 88 } },
    aggregate: operations(61, 340),
  }
  const lacking = { ok: 0, code: 59, codeName: 'CommandNotFound' }
  const forbidden = { ok: 0, code: 13, codeName: 'Unauthorized' }

  it('is told: connections, and operations that run for long', async () => {
    const { verdict, detail } = await answered(busy)
    expect(verdict).toBe('up')
    expect(detail).toMatch(
      /; 12 of 100 connections; 2 operations longer than 60 s, the longest 340 s$/,
    )
  })

  it('is degraded by long operations only where that was asked for', async () => {
    const { verdict, detail } = await answered(busy, { 'longest-operation': 30_000 })
    expect(verdict).toBe('degraded')
    expect(detail).toContain('2 operations longer than 30 s')
  })

  it('may lack commands, which is no fault', async () => {
    const { verdict, detail } = await answered({ serverStatus: lacking, aggregate: lacking })
    expect(verdict).toBe('up')
    expect(detail).toMatch(/; server status not available; operations not available$/)
  })

  it('may not tell this user, which is no fault either', async () => {
    const { verdict, detail } = await answered({ serverStatus: forbidden, aggregate: forbidden })
    expect(verdict).toBe('up')
    expect(detail).toMatch(/; server status not allowed; operations not allowed$/)
  })

  it('may be nonsense', async () => {
    const { verdict, detail } = await answered({
      serverStatus: { connections: 'many' },
      aggregate: { cursor: 7 },
    })
    expect(verdict).toBe('up')
    expect(detail).toContain('connections not available; operations not available')
  })

  it('says nothing of the service where our credentials are wrong', async () => {
    const wrong = { ok: 0, code: 18, codeName: 'AuthenticationFailed' }
    const result = await answered({ saslStart: wrong }, {}, `ops:${secret}@`)
    expect(result).toMatchObject({
      verdict: 'unknown',
      detail: 'refused the credentials (AuthenticationFailed)',
    })
  })

  it('is down where it is shutting down', async () => {
    const leaving = { ok: 0, code: 91, codeName: 'ShutdownInProgress' }
    expect(await answered({ ping: leaving })).toMatchObject({
      verdict: 'down',
      detail: 'answered ShutdownInProgress',
    })
  })
})

describe('a database that cannot be asked', () => {
  it('is down where it refuses connections', async () => {
    expect(await check('mongodb://127.0.0.1:1/', {}, { timeout: 800 })).toMatchObject({
      verdict: 'down',
      detail: expect.stringMatching(/^(refuses connections|no answer in 800 ms)$/),
    })
  })

  it('is down where it does not answer in time', async () => {
    const hole = await openHole()
    const result = await check(`mongodb://127.0.0.1:${hole.port}/`, {}, { timeout: 300 })
    await hole.close()
    expect(result).toMatchObject({ verdict: 'down' })
    expect(result.detail).toMatch(/did not answer in time|no answer in 300 ms/)
  })

  it('is down where its name does not exist', async () => {
    const result = await check('mongodb://db.no-such-host.invalid/', {}, { timeout: 1_500 })
    expect(['down', 'unknown']).toContain(result.verdict)
    expect(result.detail).not.toContain('no-such-host')
  })

  it.each([
    ['', 'the variable MONGODB_URI is not set'],
    ['postgres://db.acme.test/x', 'MONGODB_URI is not an address of MongoDB'],
    [`mongodb://ops:${secret}@db.acme.test:port/`, 'MONGODB_URI is not an address of MongoDB'],
  ])('says nothing of the service where the address is wrong: %s', async (url, detail) => {
    expect(await check(url)).toMatchObject({ verdict: 'unknown', detail })
  })
})
