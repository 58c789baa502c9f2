import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Health } from '../../src/config/schema.ts'
import { checkHealth, probesOf } from '../../src/probes/health.ts'
import { httpConfig, probeOptions, type RunningServer, serve } from './server.ts'

let server: RunningServer
let asked: string[] = []
beforeAll(async () => {
  server = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(request.url === '/down' ? 503 : 200).end()
  })
})
afterAll(() => server.close())

function health(paths: readonly string[], canary?: string): Health {
  return {
    timeout: 1_000,
    confirm: { failures: 1, successes: 1, every: 10 },
    probes: paths.map((path) => httpConfig(`${server.url}${path}`)),
    ...(canary === undefined ? {} : { canary }),
  }
}

describe('checking health', () => {
  it('asks every probe, and keeps their order', async () => {
    const report = await checkHealth(health(['/a', '/down', '/b']), probeOptions())
    expect(report.verdict).toBe('down')
    expect(report.results.map(({ probe }) => probe)).toEqual(['GET /a', 'GET /down', 'GET /b'])
    expect(report.reasons).toEqual(['GET /down: 503, expected 200'])
  })

  it('asks the canary only where something is down', async () => {
    asked = []
    await checkHealth(health(['/a'], `${server.url}/canary`), probeOptions())
    expect(asked).toEqual(['/a'])
    const report = await checkHealth(health(['/down'], `${server.url}/canary`), probeOptions())
    expect(asked).toContain('/canary')
    expect(report.verdict).toBe('down')
  })

  it('blames our own network where the canary does not answer either', async () => {
    const gone = await serve(() => undefined)
    await gone.close()
    const report = await checkHealth(health(['/down'], gone.url), probeOptions())
    expect(report.verdict).toBe('unknown')
    expect(report.results).toHaveLength(1)
  })

  it('names no two probes alike', async () => {
    const config: Health = {
      ...health(['/a', '/a', '/b']),
      probes: [
        httpConfig('https://one.test/health'),
        httpConfig('https://two.test/health'),
        httpConfig('https://three.test/'),
        httpConfig('https://three.test/'),
        { command: 'npm run check' },
      ],
    }
    expect((await probesOf(config, probeOptions())).map(({ name }) => name)).toEqual([
      'GET one.test/health',
      'GET two.test/health',
      'GET three.test/ (3)',
      'GET three.test/ (4)',
      'npm run check',
    ])
  })
})
