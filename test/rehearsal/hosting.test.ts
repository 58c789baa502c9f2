import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  commitOf,
  readApp,
  seedHistory,
  type ChangeKind,
} from '@outage-playbook/rehearsal/github/history.ts'
import { exampleApp } from './site.ts'
import { openHosting, type LocalHosting } from '@outage-playbook/rehearsal/hosting/hosting.ts'

const run = promisify(execFile)
let git: string
let hosting: LocalHosting
let history: readonly string[]
beforeAll(async () => {
  git = await mkdtemp(join(tmpdir(), 'outage-hosting-'))
  history = await seedHistory(git, await readApp(exampleApp))
  hosting = await openHosting({ git, node: process.execPath })
})
afterAll(async () => {
  await hosting.close()
  await rm(git, { recursive: true, force: true })
})

const last = (): string => history.at(-1) ?? ''
const health = async () => {
  const response = await fetch(`${hosting.url}/api/health`)
  return { status: response.status, text: await response.text() }
}
const change = async (kind: ChangeKind): Promise<string> => {
  const about = {
    author: 'eve',
    at: new Date(0),
    app: await readApp(exampleApp),
    parent: last(),
    count: 9,
  }
  return commitOf(git, { kind, ...about })
}

describe('a hosting', () => {
  it('answers 502 while nothing runs', async () => {
    expect((await health()).status).toBe(502)
  })

  it('runs the commit it is given', async () => {
    expect(await hosting.deploy(last())).toMatchObject({ status: 'live', sha: last() })
    expect((await health()).text).toContain(last())
    await hosting.deploy(history[0] ?? '')
    expect((await health()).text).toContain(history[0])
    expect(hosting.deployments.map(({ status }) => status)).toEqual(['replaced', 'live'])
    expect(hosting.count(last())).toBe(1)
  })

  it('runs a release that fails its own check', async () => {
    expect((await hosting.deploy(await change('bad-health'))).status).toBe('live')
    const { status, text } = await health()
    expect(status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({ status: 'error' })
  })

  it('keeps the release before one that crashes at its start', async () => {
    await hosting.deploy(last())
    const failed = await hosting.deploy(await change('crash-at-start'))
    expect(failed.status).toBe('failed')
    expect(failed.detail).toContain('limits.js')
    expect(hosting.current()).toBe(last())
    expect((await health()).status).toBe(200)
  })

  it('passes on whatever the release answers', async () => {
    const reply = await fetch(`${hosting.url}/api/chat`, {
      method: 'POST',
      body: JSON.stringify({ message: 'What does it cost?' }),
    })
    expect(await reply.json()).toEqual({ reply: expect.stringContaining('free') })
  })

  it("is asked by the app's own deploy script", async () => {
    const script = fileURLToPath(new URL('../../examples/chatbot-fluxa/deploy.js', import.meta.url))
    const env = { ...process.env, DEPLOY_URL: hosting.deployUrl }
    const good = await run(process.execPath, [script, history[2] ?? ''], { env })
    expect(good.stdout).toMatch(/^deploying .+\nlive after \d+ ms\n$/)
    expect(hosting.current()).toBe(history[2])
    const bad = run(process.execPath, [script, await change('crash-at-start')], { env })
    await expect(bad).rejects.toMatchObject({ code: 1 })
  })

  it('answers 502 after a crash', async () => {
    await hosting.crash()
    expect((await health()).status).toBe(502)
  })
})

describe('the seeded history', () => {
  it('is the same each time', async () => {
    const other = await mkdtemp(join(tmpdir(), 'outage-history-'))
    expect(await seedHistory(other, await readApp(exampleApp))).toEqual(history)
    await rm(other, { recursive: true, force: true })
  })
})
