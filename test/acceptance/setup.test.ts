import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'
import { openActionWorld } from './action.ts'
import { cloneOf, onLaptop } from './laptop.ts'

/** What of ours the example has, and a repository that knows nothing of us has not. */
const ours = ['.github/outage.yml', '.github/workflows/outage.yml', '.github/ISSUE_TEMPLATE']

/** How each hosting shows in a checkout, what flags say beside it, and how an outage there is played. */
const hostings: Readonly<
  Record<
    ProviderName,
    {
      readonly files?: Readonly<Record<string, string>>
      readonly flags: readonly string[]
      readonly scenario: string
    }
  >
> = {
  workflow: { flags: [], scenario: 'bad-deploy' },
  command: { flags: ['--hosting', 'command'], scenario: 'bad-deploy' },
  render: {
    files: {
      'render.yaml':
        'services:\n  - type: web\n    name: chatbot-fluxa\n    healthCheckPath: /api/health\n',
    },
    flags: ['--service-id', 'srv-rehearsal000000000'],
    scenario: 'render',
  },
  vercel: {
    files: { '.vercel/project.json': '{ "projectName": "chatbot-fluxa", "orgId": "team_acme" }' },
    flags: [],
    scenario: 'vercel',
  },
}

const names = Object.keys(hostings) as ProviderName[]

describe.each(names)('a repository on %s that has nothing of ours', (hosting) => {
  it('is set up by `outage init`, found sound by `outage doctor`, and rehearsed', async () => {
    const world = await openActionWorld({ hosting })
    const clone = await cloneOf(world)
    try {
      const { folder } = clone
      const { files = {}, flags, scenario } = hostings[hosting]
      clone.git('rm', '-r', '--quiet', '--ignore-unmatch', ...ours)
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
      const said = [...flags, '--url', world.hosting.url, '--on-call', 'alice']
      const init = await onLaptop(world, ['init', '--yes', ...said], { folder })
      expect(init).toMatchObject({ code: 0, stderr: '' })
      for (const path of ours.slice(0, 2)) expect(init.stdout).toContain(`Wrote ${path}\n`)
      expect(existsSync(join(folder, '.github/ISSUE_TEMPLATE/outage-report.yml'))).toBe(true)
      expect(await readFile(join(folder, '.github/outage.yml'), 'utf8')).toContain(
        `- http: ${world.hosting.url}/api/health\n`,
      )
      clone.push('Set up the playbook')
      for (const [, name = ''] of init.stdout.matchAll(/Make the secret (\w+)/g)) {
        world.github.hub.settings.secrets.add(name)
      }

      const head = clone.git('rev-parse', 'HEAD')
      const asked = world.github.requests.length
      const doctor = await onLaptop(world, ['doctor'], { folder })
      expect(doctor.stdout).toContain('No fault was found.')
      expect(doctor.code).toBe(0)
      const requests = world.github.requests.slice(asked)
      expect(
        requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql'),
      ).toEqual([])
      expect(clone.git('ls-remote', 'origin')).toContain(head.trim())
      expect(clone.git('ls-remote', 'origin')).not.toContain('outage-records')

      const drill = ['drill', scenario, '--config', '.github/outage.yml', '--out', 'drill']
      const { stdout, code } = await onLaptop(world, drill, { folder })
      expect(stdout).toContain(`${scenario}: passed`)
      expect(code).toBe(0)
    } finally {
      await Promise.all([world.close(), clone.remove()])
    }
  }, 240_000)
})

describe('a folder that is set up already', () => {
  it('keeps its files, unless they are to be replaced', async () => {
    const world = await openActionWorld()
    const clone = await cloneOf(world)
    try {
      const { folder } = clone
      const config = join(folder, '.github/outage.yml')
      const before = await readFile(config, 'utf8')
      const args = ['init', '--yes', '--url', 'https://example.com']
      const kept = await onLaptop(world, args, { folder })
      expect(kept.stdout).toContain('Kept .github/outage.yml: it was there already')
      expect(await readFile(config, 'utf8')).toBe(before)
      const forced = await onLaptop(world, [...args, '--force', '--json'], { folder })
      expect(JSON.parse(forced.stdout)).toMatchObject({ outcome: 'succeeded', kept: [] })
      expect(await readFile(config, 'utf8')).toContain('url: https://example.com\n')
    } finally {
      await Promise.all([world.close(), clone.remove()])
    }
  }, 60_000)

  it('is told which answer is missing or cannot be, and nothing is written', async () => {
    const world = await openActionWorld()
    const clone = await cloneOf(world)
    try {
      const { folder } = clone
      clone.git('rm', '-r', '--quiet', ...ours.slice(0, 2))
      const init = (...flags: string[]) => onLaptop(world, ['init', '--yes', ...flags], { folder })
      const url = ['--url', 'https://example.com']
      const wrong = [
        [await init('--hosting', 'render', ...url), '--service-id'],
        [await init('--hosting', 'render', '--service-id', 'x', ...url), 'config-invalid'],
        [await init('--workflow', 'ship.yml', ...url), 'Name one of these: deploy.yml'],
        [await init('--url', 'example'), 'is not an address'],
        [await init(...url, '--on-call', 'a b!'), 'config-invalid'],
      ] as const
      for (const [{ code, stderr }, text] of wrong) {
        expect(stderr).toContain(text)
        expect(code).toBe(1)
      }
      expect(existsSync(join(folder, '.github/outage.yml'))).toBe(false)
    } finally {
      await Promise.all([world.close(), clone.remove()])
    }
  }, 60_000)
})
