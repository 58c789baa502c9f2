import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { WorldOptions } from '../../../src/drill/world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openActionWorld, openWorldOnRecord } from '../action.ts'
import { canaries, heardIn, leak, leftBy, listen } from './canaries.ts'

const debugging = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' }

/** A service that gives back whatever it was sent. */
async function openEcho(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { token = '' } = request.headers
    const url = new URL(request.url ?? '/', 'http://x')
    if (url.pathname.startsWith('/redirect')) {
      response.writeHead(302, { location: `gopher://x/${String(token)}` }).end()
      return
    }
    response.end(JSON.stringify({ token, tokens: [token] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = (): Promise<void> => new Promise((resolve) => void server.close(() => resolve()))
  return { url: `http://127.0.0.1:${port}`, close }
}

/** Plays, and listens to everything that leaves and to everything that is left. */
async function expectSilence(
  options: Partial<WorldOptions>,
  play: (world: World) => Promise<void>,
): Promise<void> {
  const env = { ...canaries, ...options.env }
  const world = await openWorldOnRecord({ ...options, env })
  try {
    const heard = listen(world)
    await play(world)
    await world.waitForIdle()
    const sent = heard()
    expect(sent.length).toBeGreaterThan(10)
    expect(sent.flatMap(heardIn).slice(0, 5)).toEqual([])
    const runs = await Promise.all(world.runner.runs.map(({ ended }) => ended))
    expect(runs.flatMap(leftBy).flatMap(heardIn).slice(0, 5)).toEqual([])
    const records = await world.gitLog('outage-records')
    expect(records.flatMap(({ message }) => heardIn(message))).toEqual([])
  } finally {
    await world.close()
  }
}

const runOf = async (world: World): Promise<string> =>
  (await world.runner.runs.at(-1)?.ended)?.stdout ?? ''

describe('a secret in the environment', () => {
  let echo: Awaited<ReturnType<typeof openEcho>>
  beforeAll(async () => {
    echo = await openEcho()
  })
  afterAll(() => echo.close())

  it.each([
    ['0', {}],
    ['1', {}],
    ['1', debugging],
  ] as const)(
    'is not given away by a deploy command that prints all of it and ends with %s (%j)',
    async (code, more) => {
      const config = ({ app }: { app: string }): string => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        workflows: [Deploy]
        hosting: { provider: command, deploy: 'node leak.cjs DB_PASSWORD ${code}' }
        health:
          confirm: { failures: 1, successes: 1, every: 10ms }
          probes: [{ http: "${app}/api/health", allow-private: true }]
`
      const files = { 'leak.cjs': leak }
      await expectSilence({ hosting: 'command', config, files, env: more }, async (world) => {
        const issue = Number((await world.openIssue('alice', 'x'))['number'])
        await world.comment(issue, 'alice', '/rollback')
        await world.waitForIdle()
        // It did print: what is left of it is in the log.
        expect(await runOf(world)).toContain('env DB_PASSWORD=***')
        expect(await runOf(world)).not.toMatch(/env (OUTAGE_|INPUT_|ACTIONS_|GITHUB_TOKEN)/)
      })
    },
    60_000,
  )

  it('is not given away by a probe that prints it, sends it and is sent it back', async () => {
    const names = ['MY_TOKEN', 'LONG_TOKEN', 'TLS_PRIVATE_KEY', 'DATABASE_URL', 'DEPLOY_HEADER']
    const probes = names.flatMap((name, index) => {
      const sent = `allow-private: true, headers: { token: "\${${name}}" }`
      return [
        `{ command: node leak.cjs ${name} 1 }`,
        `{ http: "${echo.url}/a/${index}", ${sent}, expect: { json: { token: none } } }`,
        `{ http: "${echo.url}/b/${index}", ${sent}, expect: { body-contains: none } }`,
        `{ http: "${echo.url}/redirect?${index}", ${sent} }`,
      ]
    })
    const config = (): string => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        hosting: { provider: command, deploy: 'npm run deploy -- {sha}' }
        health:
          confirm: { failures: 1, successes: 1, every: 10ms }
          probes: [${probes.join(', ')}]
`
    const files = { 'leak.cjs': leak }
    await expectSilence({ hosting: 'command', config, files, env: debugging }, async (world) => {
      const issue = Number((await world.openIssue('alice', 'x'))['number'])
      await world.comment(issue, 'alice', '/declare\n/health')
      await world.waitForIdle()
      const answer = String((await world.comments(issue)).at(-1)?.['body'])
      expect(answer).toContain('is down')
      expect(answer.match(/(?:\\?\*){3}/g)?.length).toBeGreaterThan(3)
    })
  }, 60_000)

  const { MY_TOKEN = '', GH_PAT = '', LONG_TOKEN = '' } = canaries

  it.each([
    ['outputs that cannot be written', { GITHUB_OUTPUT: `/nowhere/${MY_TOKEN}` }],
    ['a summary that cannot be written', { GITHUB_STEP_SUMMARY: `/nowhere/${MY_TOKEN}` }],
    ['a state that cannot be written', { GITHUB_STATE: `/nowhere/${MY_TOKEN}` }],
    [
      'an event that cannot be read',
      { GITHUB_EVENT_PATH: `/nowhere/${MY_TOKEN}`, INPUT_COMMAND: '/help' },
    ],
    ['a configuration that is not there', { INPUT_CONFIG: `${GH_PAT}.yml` }],
    ['a target that is not there', { INPUT_COMMAND: `/rollback "${LONG_TOKEN}"` }],
    ['a command that is none', { INPUT_COMMAND: LONG_TOKEN }],
    [
      'a note',
      { INPUT_COMMAND: `/declare "${LONG_TOKEN}" --impact "${'x'.repeat(490)}${LONG_TOKEN}"` },
    ],
  ])(
    'is not given away by an error of ours, or its stack: %s',
    async (_, more) => {
      const world = await openActionWorld({ env: { ...canaries, ...debugging, ...more } })
      try {
        const heard = listen(world)
        const issue = Number((await world.openIssue('alice', 'x'))['number'])
        await world.comment(issue, 'alice', '/declare')
        await world.waitForIdle()
        const run = await world.runner.runs.at(-1)?.ended
        if (run === undefined) throw new Error('nothing ran')
        expect(heard().flatMap(heardIn).slice(0, 5)).toEqual([])
        expect(leftBy(run).flatMap(heardIn).slice(0, 5)).toEqual([])
        expect(run.stdout + run.stderr).not.toMatch(/^\s+at .*node:internal/m)
      } finally {
        await world.close()
      }
    },
    60_000,
  )
})
