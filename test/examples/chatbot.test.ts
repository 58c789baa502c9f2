import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { openHosting } from '@outage-playbook/rehearsal/hosting/hosting.ts'
import { readApp, seedHistory } from '@outage-playbook/rehearsal/github/history.ts'
import { openHole } from '../mongodb/hole.ts'
import { describeMongo } from '../mongodb/suite.ts'
import { exampleApp } from '../rehearsal/site.ts'

type App = { readonly url: string; stop(): Promise<void> }

const opened: App[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.stop()
})

/** Starts the app as `npm start` does. */
async function start(
  env: Readonly<Record<string, string>> = {},
  folder = exampleApp,
): Promise<App> {
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`The app ended with ${code}.`)))
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /listening on (\d+)/.exec(String(chunk))?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  const app = {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
  opened.push(app)
  return app
}

const get = async (url: string): Promise<Readonly<Record<string, unknown>>> =>
  Object(await (await fetch(url)).json())

async function chat({ url }: Pick<App, 'url'>, message: string): Promise<string> {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({ message }),
  })
  return String(Object(await response.json()).reply)
}

async function chats({ url }: Pick<App, 'url'>, count: number): Promise<readonly unknown[]> {
  for (;;) {
    const found = (await get(`${url}/api/chats`))['chats']
    if (Array.isArray(found) && found.length >= count) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('the example', () => {
  it('answers without a database, and says that there is none', async () => {
    const app = await start()
    expect(await chat(app, 'When are you open?')).toContain('9:00')
    expect(await get(`${app.url}/api/health`)).toMatchObject({ status: 'ok', database: 'none' })
    expect(await get(`${app.url}/api/chats`)).toEqual({ chats: [] })
  })

  it('answers where the driver is not installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outage-app-'))
    await cp(exampleApp, folder, { recursive: true })
    const app = await start({ MONGODB_URI: 'mongodb://127.0.0.1:1/chat' }, folder)
    expect(await chat(app, 'When are you open?')).toContain('9:00')
    expect(await get(`${app.url}/api/health`)).toMatchObject({ status: 'ok', database: 'down' })
    await rm(folder, { recursive: true })
  })

  it.each(['refuses', 'is silent'])('answers where the database %s, and says so', async (how) => {
    const hole = await openHole()
    const port = how === 'refuses' ? 1 : hole.port
    const app = await start({ MONGODB_URI: `mongodb://127.0.0.1:${port}/chat` })
    expect(await chat(app, 'When are you open?')).toContain('9:00')
    expect(await get(`${app.url}/api/health`)).toMatchObject({ status: 'ok', database: 'down' })
    await hole.close()
  })
})

describeMongo('the example with a database', (databases) => {
  it('keeps its chats there, and finds them after a restart', async () => {
    const env = { MONGODB_URI: databases.fresh() }
    const before = await start(env)
    expect(await get(`${before.url}/api/health`)).toMatchObject({ status: 'ok', database: 'ok' })
    await chat(before, 'When are you open?')
    await chats(before, 1)
    await before.stop()
    opened.length = 0
    const after = await start(env)
    await chat(after, 'What does it cost?')
    expect(await chats(after, 2)).toMatchObject([
      { message: 'What does it cost?', reply: expect.stringContaining('free') },
      { message: 'When are you open?' },
    ])
  })

  it('does so where the rehearsal hosts it', async () => {
    const git = await mkdtemp(join(tmpdir(), 'outage-app-'))
    const history = await seedHistory(git, await readApp(exampleApp))
    const hosting = await openHosting({ git, node: process.execPath })
    hosting.variables['MONGODB_URI'] = databases.fresh()
    expect(await hosting.deploy(history.at(-1) ?? '')).toMatchObject({ status: 'live' })
    expect(await get(`${hosting.url}/api/health`)).toMatchObject({ database: 'ok' })
    await chat(hosting, 'When are you open?')
    expect(await chats(hosting, 1)).toHaveLength(1)
    await hosting.close()
    await rm(git, { recursive: true, force: true })
  })
})
