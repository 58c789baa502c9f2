import { execFile, execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openWorldOnRecord } from './action.ts'
import { documentedLines } from './documented-lines.ts'
import { openRenamed, type Renamed } from './renamed.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Printed = { readonly code: number; readonly text: string }

/** Runs a line in a shell. */
function run(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Printed> {
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', line], { cwd, env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, text: `${stdout}${stderr}` })
    })
    child.stdin?.end()
  })
}

/** What a line says that cannot succeed in this world, though nothing is wrong with it. */
const elsewhere: readonly (readonly [RegExp, RegExp])[] = [
  [/^outage drill /, /played from a clone/],
  [/^outage records /, /OUTAGE_MONGODB_URI/],
  [/^outage logs /, /cannot tell what the service printed/],
  [/^outage variables /, /keeps no variables|variables:/],
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outage-alone-'))
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the terminal, with dist/ and nothing else', () => {
  let world: World
  let github: Renamed
  let checkout: string
  beforeAll(async () => {
    world = await openWorldOnRecord()
    github = await openRenamed(world.github.url, 'acme/chatbot', 'acme/chatbot-fluxa')
    checkout = join(folder, 'checkout')
    await mkdir(checkout)
    const address = 'https://github.com/acme/chatbot-fluxa.git'
    execFileSync('git', ['clone', '--quiet', world.github.hub.git, checkout])
    execFileSync('git', ['remote', 'set-url', 'origin', address], { cwd: checkout })
  }, 60_000)
  afterAll(async () => {
    await github.close()
    await world.close()
  })

  const outage = (line: string): Promise<Printed> => {
    const script = `outage() { '${process.execPath}' '${folder}/dist/cli/index.js' "$@"; }\n${line}`
    return run(script, checkout, {
      PATH: process.env['PATH'],
      HOME: folder,
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: world.github.personToken('alice'),
    })
  }

  it.each(documentedLines())('runs `%s`', async (line) => {
    const { code, text } = await outage(line)
    const [, sentence] = elsewhere.find(([which]) => which.test(line)) ?? []
    if (sentence === undefined) expect({ code, text }).toMatchObject({ code: 0 })
    else expect(text).toMatch(sentence)
    expect(text).not.toMatch(/^error:|unexpected|\bat .*\.js:\d+/m)
  })

  it.each(['--repo acme/chatbot', '--config .github/outage.yml', '--json'])(
    'takes %s before a command and after it',
    async (option) => {
      const [before, after] = [
        await outage(`outage ${option} status`),
        await outage(`outage status ${option}`),
      ]
      expect(before.code).toBe(0)
      expect(after).toEqual(before)
    },
  )

  it('takes them after a command of comments too, and the last one counts', async () => {
    const { code, text } = await outage(
      'outage --repo no/such health --json --repo acme/chatbot 2>&-',
    )
    expect(code).toBe(0)
    expect(JSON.parse(text)).toMatchObject({ verdict: 'up' })
  })

  it('says what the drill needs', async () => {
    const { code, text } = await outage('outage drill')
    expect(code).toBe(1)
    expect(text).toMatch(/clone[^]*npm ci[^]*script\/drill/)
  })

  it('helps with every command without asking anybody', async () => {
    const { text: all } = await outage('unset GITHUB_TOKEN; outage help')
    const [listed = ''] = all.split('\nNeeds GITHUB_TOKEN')
    const names = [...listed.matchAll(/^ {2}([a-z][a-z-]*)[ ,]/gm)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(30)
    const asked = names
      .filter((name) => !['drill', 'help'].includes(name ?? ''))
      .map((name) => `outage help ${name}`)
    const { code, text } = await outage(`unset GITHUB_TOKEN; set -e; ${asked.join('; ')}`)
    expect(code).toBe(0)
    expect(text.match(/^Usage: outage /gm)).toHaveLength(asked.length)
    expect(text.match(/--repo <owner\/name>/g)?.length).toBeGreaterThanOrEqual(asked.length)
  }, 120_000)
})

describe('the package', () => {
  it('starts where nothing but it is installed, without the network', async () => {
    const place = join(folder, 'package')
    await mkdir(place)
    const env = {
      ...process.env,
      npm_config_offline: 'true',
      npm_config_cache: join(folder, 'npm'),
    }
    const packed = await run(`npm pack --silent --pack-destination '${place}'`, root, env)
    expect(packed.code).toBe(0)
    const installed = await run(
      'npm init --yes && npm install --no-audit --no-fund ./*.tgz',
      place,
      env,
    )
    expect(installed).toMatchObject({ code: 0 })
    expect(await readdir(join(place, 'node_modules'))).toEqual(
      expect.arrayContaining(['outage-playbook']),
    )
    const lines = ['--version', 'help', 'help rollback', 'status --help'].map(
      (one) => `npx outage ${one}`,
    )
    expect(await run(`set -e; ${lines.join('; ')}`, place, env)).toMatchObject({ code: 0 })
    const doctor = await run(
      'unset GITHUB_TOKEN; npx outage doctor --repo acme/chatbot',
      place,
      env,
    )
    expect(doctor.text).toContain('There is no GitHub token')
    expect((await run('npx outage drill', place, env)).text).toContain('script/drill')
  }, 120_000)
})
