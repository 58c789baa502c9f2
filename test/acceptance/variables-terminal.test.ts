import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'dotenv'
import { moveRef } from '@outage-playbook/rehearsal/github/git/mover.ts'
import { readObject } from '@outage-playbook/rehearsal/github/git/read.ts'
import { commitFiles } from '@outage-playbook/rehearsal/github/git/write.ts'
import { describeWith, programPath } from '../program.ts'
import { newKeys } from '../variables/keys.ts'
import { node24, terminal } from './built.ts'
import { atFirst, openVariablesWorld, type VariablesWorld } from './variables-world.ts'

let site: VariablesWorld
const folder = mkdtempSync(join(tmpdir(), 'outage-variables-'))
beforeAll(async () => {
  site = await openVariablesWorld({ automatic: 'never' })
  writeFileSync(join(folder, 'identity'), `# a comment\n${site.keys.identity}\n`)
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await site.world.close()
})

type Printed = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs `outage variables` as alice would on her laptop. */
function variables(args: readonly string[], identity = site.keys.identity): Promise<Printed> {
  const { PATH, HOME } = process.env
  const { github } = site.world
  const all = [terminal, '--repo', 'acme/chatbot-fluxa', 'variables', ...args]
  const child = spawn(node24, all, {
    env: {
      ...{ PATH, HOME, GITHUB_API_URL: github.url, GITHUB_TOKEN: github.personToken('alice') },
      ...(identity === '' ? {} : { OUTAGE_AGE_IDENTITY: identity }),
    },
  })
  return new Promise((resolve) => {
    const printed = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (printed.stdout += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (printed.stderr += String(chunk)))
    child.on('close', (code) => resolve({ code, ...printed }))
  })
}

describe('outage variables', () => {
  it('lists snapshots, and names what is in one, without any value', async () => {
    const { stdout } = await variables(['show'], '')
    expect(stdout).toMatch(/^[0-9a-f]{8} {2}\S+ \S+ {2}of [0-9a-f]{7}, 3 variables, 1 recipient\n$/)
    const one = await variables(['show', site.good.slice(0, 7)], '')
    expect(one.stdout).toContain('  OPENING_HOURS\n')
    expect(one.stdout).not.toMatch(/We are here|every day/)
  }, 30_000)

  it('names what differs from what is set now', async () => {
    site.variables.set('RETRIES', '4')
    site.variables.set('MORE', '1')
    expect((await variables(['diff'])).stdout).toBe('changed  RETRIES\nadded    MORE\n')
    expect((await variables(['diff'], '')).stdout).toContain('unknown  RETRIES')
    site.variables.set('RETRIES', '3')
    site.variables.delete('MORE')
    expect((await variables(['diff'])).stdout).toBe('No difference.\n')
  }, 30_000)

  it('prints the values to whoever has the identity, and to nobody else', async () => {
    const wanted = Object.entries(atFirst).map(([name, value]) => ({ name, value }))
    const file = ['--identity', join(folder, 'identity')]
    const { stdout } = await variables(['decrypt', ...file], '')
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining(wanted))
    const dotenv = await variables(['decrypt', '--format', 'dotenv'])
    expect(parse(dotenv.stdout)).toEqual(atFirst)
    const missing = await variables(['decrypt'], '')
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(missing.stderr).toContain('(secret-missing)')
    const stranger = await variables(['decrypt'], (await newKeys()).identity)
    expect(stranger.stderr).toContain('(snapshot-sealed)')
    const wrong = await variables(['decrypt'], 'AGE-SECRET-KEY-1NONSENSE')
    expect(wrong.stderr).toContain('(secret-invalid)')
    expect(wrong.stderr).not.toContain('NONSENSE')
  }, 60_000)

  it('seals every snapshot anew to those whom the configuration names now', async () => {
    const next = await newKeys()
    await changeConfig((text) => text.replaceAll(site.keys.recipient, next.recipient))
    const refused = await variables(['reencrypt'], next.identity)
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.stdout).toContain('not opened:  snapshots/chatbot-fluxa/production/')
    const done = await variables(['reencrypt'], `${next.identity}\n${site.keys.identity}`)
    expect(done.stdout).toContain('sealed anew: snapshots/chatbot-fluxa/production/')
    expect(done.code).toBe(0)
    expect((await variables(['diff'], next.identity)).stdout).toBe('No difference.\n')
    expect((await variables(['decrypt'])).stderr).toContain('(snapshot-sealed)')
    expect((await variables(['reencrypt'], next.identity)).stdout).toContain('already')
    await changeConfig((text) => text.replaceAll(next.recipient, site.keys.recipient))
    await variables(['reencrypt'], `${site.keys.identity}\n${next.identity}`)
  }, 60_000)
})

describeWith('age', 'the file in a record', () => {
  it('is opened by age alone, as docs/variables.md shows it', async () => {
    const { stdout } = await variables(['show', '--age'], '')
    const args = ['-d', '-i', join(folder, 'identity')]
    const opened = execFileSync(programPath('age'), args, { input: stdout, encoding: 'utf8' })
    expect(JSON.parse(opened)).toMatchObject({ service: 'chatbot-fluxa' })
    expect(opened).toContain('9:00')
  }, 30_000)
})

async function changeConfig(change: (text: string) => string): Promise<void> {
  const { git } = site.world.github.hub
  const parent = (await site.world.gitLog())[0]?.sha ?? ''
  const before = await readObject(git, `${parent}:.github/outage.yml`)
  const sha = await commitFiles(git, {
    ...{ parent, message: 'Change who can open snapshots' },
    files: { '.github/outage.yml': change(before?.content.toString('utf8') ?? '') },
    author: { name: 'alice', email: 'a@example.com', at: new Date() },
  })
  await moveRef(git, 'refs/heads/main', sha, parent)
}
