import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isPolling } from '@outage-playbook/rehearsal/github/log.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { describeMongo } from '../mongodb/suite.ts'
import {
  incidents,
  openActionWorld,
  openOrdinaryIssue,
  openWorldOnRecord,
  record,
  say,
} from './action.ts'
import { node24, terminal } from './built.ts'

type Printed = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

type Extra = { readonly signal?: AbortSignal; readonly env?: Readonly<Record<string, string>> }

/** Runs `outage` as alice would on her laptop. */
function outage(
  world: World,
  args: readonly string[],
  { signal, env = {} }: Extra = {},
): Promise<Printed> {
  const { PATH, HOME } = process.env
  const child = spawn(node24, [terminal, '--repo', 'acme/chatbot-fluxa', ...args], {
    env: {
      PATH,
      HOME,
      GITHUB_API_URL: world.github.url,
      GITHUB_TOKEN: world.github.personToken('alice'),
      ...env,
    },
    ...(signal ? { signal, killSignal: 'SIGKILL' as const } : {}),
  })
  return new Promise((resolve) => {
    const printed = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (printed.stdout += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (printed.stderr += String(chunk)))
    child.on('error', () => undefined)
    child.on('close', (code) => resolve({ code, ...printed }))
  })
}

async function reverts(world: World): Promise<number> {
  return (await world.gitLog()).filter(({ message }) => message.includes('Outage-Operation')).length
}

describe('the terminal', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOnRecord()
  }, 60_000)
  afterAll(() => world.close())

  it('shows every service in a line', async () => {
    const { stdout, code } = await outage(world, ['status'])
    expect(stdout).toMatch(/chatbot-fluxa production: no incident; [0-9a-f]{7} ".*", good since/)
    expect(code).toBe(0)
  })

  it('probes, and answers as JSON for programs', async () => {
    const { stdout, stderr } = await outage(world, ['--json', 'health'])
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'succeeded', verdict: 'up' })
    expect(stderr).toContain('is healthy')
  })

  it('shows the playbook', async () => {
    const { stdout } = await outage(world, ['playbook'])
    expect(stdout).toContain('[ ] Notify on-call engineer')
  })

  it('lists outages, and shows their figures as text, for programs, and as a page', async () => {
    const issue = await openOrdinaryIssue(world)
    await say(world, issue, 'alice', '/declare')
    const incident = Math.max(...(await incidents(world)))
    await say(world, incident, 'alice', '/note "a slow disk"')
    await say(world, incident, 'alice', '/resolve --close --cause frost')

    expect((await outage(world, ['history'])).stdout).toMatch(
      / P1 .* chatbot-fluxa production .*frost/,
    )
    expect((await outage(world, ['history', '--csv'])).stdout).toContain(',frost,')
    expect(JSON.parse((await outage(world, ['history', '--json'])).stdout)).toMatchObject([
      { number: incident, cause: 'frost' },
    ])
    expect((await outage(world, ['metrics'])).stdout).toMatch(/MTTR[^]*P1 +1 /)
    expect(JSON.parse((await outage(world, ['metrics', '--json'])).stdout)).toMatchObject({
      all: { incidents: 1 },
    })
    const folder = await mkdtemp(join(tmpdir(), 'outage-'))
    const page = join(folder, 'page.html')
    expect((await outage(world, ['metrics', '--html', page])).code).toBe(0)
    expect(await readFile(page, 'utf8')).toContain('<svg ')
    await rm(folder, { recursive: true })
    const lines = await outage(world, ['timeline', '--incident', String(incident)])
    expect(lines.stdout).toMatch(/incident declared[^]*a slow disk[^]*resolved/)
    const unknown = await outage(world, ['timeline', '--incident', '4711'])
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('incident-missing') })
  })

  it('says which version it is', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    expect((await outage(world, ['--version'])).stdout.trim()).toBe(version)
  })

  it('helps with every command from the one table', async () => {
    const { stdout } = await outage(world, ['rollback', '--help'])
    expect(stdout).toContain('--keep-branch')
    expect(stdout).toContain('outage rollback 2')
  })

  it('says what is wrong, and what to do', async () => {
    const wrong = await outage(world, ['rollback', '99'])
    expect(wrong.code).toBe(1)
    expect(wrong.stdout).toContain('known')
    const lost = await outage(world, ['--config', 'nope.yml', 'health'])
    expect(lost.code).toBe(1)
    expect(lost.stdout + lost.stderr).toContain('nope.yml')
  })

  it('rolls back, and the incident is in the same record', async () => {
    const { stdout, code } = await outage(world, ['rollback', '--reason', 'errors after deploy'])
    expect(stdout).toContain('again, verified')
    expect(code).toBe(0)
    expect(await reverts(world)).toBe(1)
    const [incident] = await incidents(world)
    const comments = await world.comments(incident ?? 0)
    expect(comments.map(({ body }) => String(body)).join()).toContain('again, verified')
  })
})

describe('a rollback that was begun elsewhere', () => {
  it('in Actions, and killed there, is finished from the terminal', async () => {
    const world = await openWorldOnRecord()
    try {
      const issue = await openOrdinaryIssue(world)
      const kill = world.killAt({ request: 12, when: 'before', counts: (one) => !isPolling(one) })
      await world.comment(issue, 'alice', '/rollback')
      await world.waitForIdle()
      expect(kill.killed()).toBeDefined()
      const { stdout, code } = await outage(world, ['rollback'])
      expect(stdout).toContain('Done already')
      expect(code).toBe(0)
      expect(await reverts(world)).toBe(1)
      expect(String((await world.comments(issue)).at(-1)?.['body'])).toContain('again, verified')
    } finally {
      await world.close()
    }
  }, 60_000)

  it('in the terminal, and killed there, is finished in Actions', async () => {
    const world = await openWorldOnRecord()
    try {
      const laptop = new AbortController()
      const stop = world.github.intercept(async ({ phase, request }) => {
        if (phase === 'before' && request.path.includes('/git/refs')) laptop.abort()
        return undefined
      })
      await outage(world, ['rollback'], { signal: laptop.signal })
      stop()
      const issue = await openOrdinaryIssue(world)
      await world.comment(issue, 'bob', '/rollback')
      await world.waitForIdle()
      expect(await reverts(world)).toBe(1)
      expect(JSON.stringify(await record(world))).not.toContain('"operation-running"')
      expect(String((await world.comments(issue)).at(-1)?.['body'])).toContain('Done already')
    } finally {
      await world.close()
    }
  }, 60_000)
})

describeMongo('moving the records to MongoDB', (databases) => {
  it('takes them along, checks that nothing is lost, and refuses to undo what is newer', async () => {
    const world = await openWorldOnRecord()
    try {
      const env = { OUTAGE_MONGODB_URI: databases.fresh() }
      const move = (...args: string[]) => outage(world, ['records', ...args], { env })
      const before = await move('check')
      expect(before.stdout).toContain('only in github: services/chatbot-fluxa/production')
      expect(before.code).toBe(1)

      const copied = await move('copy', '--from', 'github', '--to', 'mongodb')
      expect(copied.stderr).toContain('1 of 1 copied')
      expect(copied.stdout).toBe(
        'Checked: mongodb has everything that github has, value by value (records: 1).\n',
      )
      expect(copied.code).toBe(0)

      expect(await outage(world, ['history', '--json'], { env })).toMatchObject({
        code: 0,
        stdout: '[]\n',
      })
      await outage(world, ['freeze', '--reason', 'moving'])
      const { stdout } = await outage(
        world,
        ['--json', 'records', 'check', '--from', 'github', '--to', 'mongodb'],
        { env },
      )
      expect(JSON.parse(stdout)).toMatchObject({
        outcome: 'failed',
        older: ['services/chatbot-fluxa/production'],
      })
      const back = await move('copy', '--from', 'mongodb', '--to', 'github')
      expect(back.stderr).toContain(
        'Nothing was copied: github holds something that mongodb has not',
      )
      expect(back.code).toBe(1)
      expect(await record(world)).toHaveProperty('frozen')
    } finally {
      await world.close()
    }
  }, 60_000)

  it('says which variable is missing', async () => {
    const world = await openActionWorld()
    const { stderr, code } = await outage(world, ['records', 'check'])
    expect(stderr).toContain('`OUTAGE_MONGODB_URI` is not set')
    expect(code).toBe(1)
    await world.close()
  }, 60_000)
})
