import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openActionWorld, openOrdinaryIssue, say } from '../action.ts'

/** A private service that must not be reached, and one that sends everybody there. */
type Trap = {
  readonly port: number
  readonly visits: string[]
  close(): Promise<void>
}

async function openTrap(): Promise<Trap> {
  const visits: string[] = []
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const to = url.searchParams.get('to')
    if (to === null) {
      visits.push(request.url ?? '')
      return response.end('the metadata of the machine')
    }
    return response.writeHead(302, { location: to }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    visits,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const configOf = (probes: readonly string[]): string => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        workflows: [Deploy]
        hosting: { provider: workflow, workflow: deploy.yml, ref-input: ref }
        health:
          timeout: 2s
          confirm: { failures: 1, successes: 1, every: 10ms }
          probes: [${probes.join(', ')}]
`

/** What the action finds where it probes these addresses, in their order. */
async function findings(probes: readonly string[]): Promise<string> {
  const world: World = await openActionWorld({ config: configOf(probes) })
  try {
    const issue = await openOrdinaryIssue(world)
    const ran = await say(world, issue, 'alice', '/health')
    expect(ran.outcome).toBe('succeeded')
    return ran.replies[0] ?? ''
  } finally {
    await world.close()
  }
}

const spellings = [
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/a',
  'http://0xa9fea9fe/b',
  'http://0251.0376.0251.0376/c',
  'http://169.254.43518/d',
  'http://169.254.169.254./e',
  'http://[::ffff:169.254.169.254]/f',
  'http://[::ffff:a9fe:a9fe]/g',
  'http://[::a9fe:a9fe]/h',
  'http://[64:ff9b::a9fe:a9fe]/i',
  'http://[2002:a9fe:a9fe::]/j',
  'http://[::ffff:0:a9fe:a9fe]/k',
  'http://[fe80::1]/l',
  'http://[fd00:ec2::254]/m',
  'http://[fd20:ce::254]/n',
  'http://100.100.100.200/o',
  'http://168.63.129.16/p',
  'http://169.254.170.2/q',
]

describe('a configuration that names where clouds keep metadata', () => {
  it('is asked for nothing there, however the address is written', async () => {
    const reply = await findings(spellings.map((url) => `{ http: "${url}" }`))
    const rows = reply
      .split('\n')
      .filter((line) => line.startsWith('| ⚪') || /unknown:/.test(line))
    expect(rows).toHaveLength(spellings.length)
    for (const row of rows) expect(row).toMatch(/not asked/)
  }, 60_000)
})

describe('a service that sends its probes elsewhere', () => {
  let trap: Trap
  beforeAll(async () => {
    trap = await openTrap()
  })
  afterAll(() => trap.close())

  const targets = (port: number): readonly string[] => [
    ...spellings,
    `http://127.0.0.1:${port}/x`,
    `http://localhost:${port}/x`,
    `http://LOCALHOST:${port}/x`,
    `http://2130706433:${port}/x`,
    `http://0x7f.1:${port}/x`,
    `http://0177.0.0.1:${port}/x`,
    `http://[::1]:${port}/x`,
    `http://[::ffff:127.0.0.1]:${port}/x`,
    `http://[::7f00:1]:${port}/x`,
    `http://0.0.0.0:${port}/x`,
    `http://0:${port}/x`,
    'http://10.0.0.1/x',
    'http://192.168.1.1/x',
    'http://[fd00::1]/x',
    'http://user:pass@127.1:80/x',
    `//127.0.0.1:${port}/x`,
    `\\\\127.0.0.1:${port}\\x`,
    'file:///etc/passwd',
    'gopher://127.0.0.1/x',
    'data:text/plain,ok',
  ]

  it('is not followed to anything private, however the address is written', async () => {
    const own = (to: string): string =>
      `{ http: "http://127.0.0.1:${trap.port}/?to=${encodeURIComponent(to)}" }`
    // The port is another than the service's own, which would be no redirect to elsewhere.
    const reply = await findings(targets(trap.port + 1).map(own))
    const rows = reply.split('\n').filter((line) => /\| 🔴 down:/.test(line))
    expect(rows).toHaveLength(targets(0).length)
    for (const row of rows) expect(row).toMatch(/private address|not http or https/)
    expect(trap.visits).toEqual([])
  }, 60_000)

  it('is followed where the configuration allows it', async () => {
    const other = await openTrap()
    try {
      const to = encodeURIComponent(`http://localhost:${other.port}/x`)
      const from = `http://127.0.0.1:${trap.port}/?to=${to}`
      expect(await findings([`{ http: "${from}", allow-private: true }`])).toContain('is healthy')
      expect(other.visits).toEqual(['/x'])
      expect(await findings([`{ http: "${from}" }`])).toContain('private address')
      expect(other.visits).toHaveLength(1)
    } finally {
      await other.close()
    }
  }, 60_000)
})
