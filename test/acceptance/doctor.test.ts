import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { checks } from '../../src/doctor/table.ts'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { newKeys } from '../variables/keys.ts'
import { openActionWorld } from './action.ts'
import { cloneOf, onLaptop, type Clone } from './laptop.ts'
import { openVariablesWorld } from './variables-world.ts'

type Found = {
  readonly check: string
  readonly about: string
  readonly state: string
  readonly evidence: string
  readonly remedy?: string
}

type Env = Readonly<Record<string, string | undefined>>

/** What the doctor says of a world; checks that have found a fault here, by name. */
const provenToFind = new Set<string>()

async function examined(world: World, env: Env = {}): Promise<readonly Found[]> {
  const { stdout, code } = await onLaptop(world, ['doctor', '--json'], { env })
  const { outcome, findings } = JSON.parse(stdout) as {
    readonly outcome: string
    readonly findings: readonly Found[]
  }
  const faults = findings.filter(({ state }) => state === 'fault')
  expect({ outcome, code }).toEqual(
    faults.length === 0 ? { outcome: 'succeeded', code: 0 } : { outcome: 'failed', code: 1 },
  )
  for (const { check, remedy } of faults) {
    provenToFind.add(check)
    expect(remedy).toMatch(/^\S.*\S$/s)
  }
  return findings
}

/** What a check found that is no `ok`, a line each. */
function troubles(findings: readonly Found[], check: string): readonly string[] {
  return findings
    .filter((one) => one.check === check && one.state !== 'ok')
    .map(({ about, state, evidence }) => `${state}: ${about}: ${evidence}`)
}

describe('the doctor', () => {
  let world: World
  let clone: Clone
  let sound: string

  beforeAll(async () => {
    world = await openActionWorld()
    clone = await cloneOf(world)
    sound = clone.git('rev-parse', 'HEAD').trim()
  }, 60_000)

  function mend(): void {
    clone.git('checkout', '--quiet', '--force', 'main')
    clone.git('reset', '--quiet', '--hard', sound)
    clone.git('push', '--quiet', '--force', 'origin', 'HEAD:main')
  }

  afterEach(() => {
    mend()
    const { settings } = world.github.hub
    settings.protection.clear()
    settings.actionsMayCreatePullRequests = true
  })

  afterAll(async () => {
    await Promise.all([world.close(), clone.remove()])
  })

  /** Changes one file of the sound set-up, and asks the doctor. */
  async function after(
    path: string,
    change: (text: string) => string,
    env: Env = {},
  ): Promise<readonly Found[]> {
    mend()
    const file = join(clone.folder, path)
    const before = await readFile(file, 'utf8')
    const text = change(before)
    expect(text).not.toBe(before)
    await writeFile(file, text)
    clone.push('Change something')
    return examined(world, env)
  }

  const config = (from: string | RegExp, to: string) =>
    after('.github/outage.yml', (text) => text.replace(from, to))
  const workflow = (from: string | RegExp, to: string) =>
    after('.github/workflows/outage.yml', (text) => text.replace(from, to))

  it('finds a sound set-up sound, and says what nobody can check', async () => {
    const findings = await examined(world)
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([])
    const shown = await onLaptop(world, ['doctor'])
    expect(shown.stdout).toContain('No fault was found. Nothing was changed.')
    expect(shown.stdout).toMatch(/^token, reading +ok +contents: default branch main$/m)
  })

  it('finds a fault in the configuration, and goes on with what does not need it', async () => {
    const findings = await config('probes:', 'prbes:')
    expect(troubles(findings, 'configuration')[0]).toMatch(/^fault: [^]*prbes/)
    expect(troubles(findings, 'hosting')).toEqual([
      'not checked: : It needs the configuration, which cannot be read.',
    ])
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'outage workflow', state: 'ok' }),
    )
  })

  it('finds no configuration, and says how to write one', async () => {
    await rm(join(clone.folder, '.github/outage.yml'))
    clone.push('Remove it')
    const [first] = await examined(world)
    expect(first).toMatchObject({ check: 'configuration', state: 'fault' })
    expect(first?.remedy).toContain('outage init')
  })

  it('finds what a token may not read, and cannot tell what such a token may write', async () => {
    const token = 'ghs_0000000000000000000000000000000000'
    world.github.hub.tokens.set(token, workflowActor({ permissions: { deployments: 'none' } }))
    const findings = await examined(world, { GITHUB_TOKEN: token })
    expect(troubles(findings, 'token, reading')[0]).toMatch(/^fault: deployments: Resource not/)
    expect(troubles(findings, 'token, writing')[0]).toMatch(/^not checked: .*classic tokens/)
  })

  it('finds that an account may not push', async () => {
    const findings = await examined(world, { GITHUB_TOKEN: world.github.personToken('mallory') })
    expect(troubles(findings, 'token, writing')).toEqual([
      'fault: acme/chatbot-fluxa: its account may not push',
    ])
  })

  it('finds people on call who may not act, or nobody', async () => {
    const findings = await config('on-call: [alice]', 'on-call: [mallory, nobody]')
    expect(troubles(findings, 'people')).toEqual([
      'fault: mallory: read, and commands take write',
      'fault: nobody: no collaborator of that name',
    ])
    const none = await config(/on-call: .*/, 'on-call: []')
    expect(troubles(none, 'people')[0]).toContain('nobody is called')
  })

  it('finds that no workflow runs the action, or one that cannot be read', async () => {
    const broken = await workflow('jobs:', 'jobs: [')
    expect(troubles(broken, 'outage workflow').join('\n')).toMatch(
      /no workflow runs the action[^]*outage\.yml: .*not valid YAML/,
    )
    expect(troubles(broken, 'permissions')).toEqual(['not checked: : no workflow runs the action'])
  })

  it('finds permissions that are missing, and those that are too many', async () => {
    const less = await workflow(/ {6}issues: write.*\n/, '')
    expect(troubles(less, 'permissions')).toEqual(['fault: issues: the job has none'])
    const all = await workflow(/permissions:\n(?: {6}.*\n)+/, 'permissions: write-all\n')
    expect(troubles(all, 'permissions')[0]).toContain('the job may do everything')
  })

  it('finds triggers that are missing, and names that no workflow has', async () => {
    const findings = await workflow('workflows: [Deploy]', 'workflows: [Deplyo]')
    expect(troubles(findings, 'triggers')).toEqual([
      'fault: Deploy: runs of it are not noticed',
      'fault: Deplyo: `workflow_run` names it, and no workflow is called so',
    ])
    const silent = await workflow(/ {2}issues:\n.*\n/, '')
    expect(troubles(silent, 'triggers')[0]).toMatch(/^fault: issues: /)
  })

  it('finds concurrency that would cancel a rollback', async () => {
    const short = await workflow('  queue: max\n', '')
    expect(troubles(short, 'concurrency')[0]).toContain('cancels the others without a word')
    const cancels = await workflow('cancel-in-progress: false', 'cancel-in-progress: true')
    expect(troubles(cancels, 'concurrency')[0]).toContain('also a rollback')
  })

  it('finds what the step is not given: an address, a checkout', async () => {
    const findings = await config(
      /hosting: .*\n/,
      'hosting: { provider: command, deploy: npm run deploy }\n',
    )
    expect(troubles(findings, 'step’s env')).toEqual([
      'fault: checkout: commands run in no checkout',
    ])
    expect(troubles(findings, 'hosting')[0]).toMatch(/^not checked: command/)
    const database = await config('probes:', 'probes:\n            - mongodb: SHOP_DATABASE')
    expect(troubles(database, 'step’s env')).toContain(
      'fault: SHOP_DATABASE: the step does not get it',
    )
    expect(troubles(database, 'probes')[0]).toMatch(/^not checked: .*SHOP_DATABASE/)
  })

  it('finds a secret that does not exist, and says where only others can ask', async () => {
    const env = '$&\n        env:\n          SHOP_KEY: $${{ secrets.SHOP_KEY }}'
    const findings = await workflow('command: ${{ inputs.command }}', env)
    expect(troubles(findings, 'step’s env')).toEqual([
      'fault: SHOP_KEY: there is no secret of that name',
    ])
    const bob = await examined(world, { GITHUB_TOKEN: world.github.personToken('bob') })
    expect(troubles(bob, 'step’s env')[0]).toMatch(/^not checked: SHOP_KEY: .*administrator/)
    world.github.hub.settings.secrets.add('SHOP_KEY')
    expect(troubles(await examined(world), 'step’s env')).toEqual([])
  })

  it('finds a database that does not answer, and says that it knows no address', async () => {
    const unset = await config(/$/, 'records: mongodb\n')
    expect(troubles(unset, 'records')[0]).toContain('OUTAGE_MONGODB_URI is not set here')
    const down = { OUTAGE_MONGODB_URI: 'mongodb://127.0.0.1:9/outage' }
    expect(troubles(await examined(world, down), 'records')[0]).toMatch(/^fault: mongodb: /)
  }, 60_000)

  it('finds workflows that do not exist, or cannot be started as configured', async () => {
    const gone = await config('workflow: deploy.yml', 'workflow: ship.yml')
    expect(troubles(gone, 'deploy workflows')[0]).toMatch(
      /^fault: ship\.yml: there is no such file/,
    )
    const named = await config('workflows: [Deploy]', 'workflows: [Ship]')
    expect(troubles(named, 'deploy workflows')[0]).toMatch(/^fault: Ship: no workflow has that/)
    const input = await config('ref-input: ref', 'ref-input: commit')
    expect(troubles(input, 'deploy workflows')).toEqual([
      'fault: deploy.yml: it has no input `commit`',
    ])
  })

  it('finds a branch that is not there, or that a rollback could not bring back', async () => {
    const gone = await config('branch: main', 'branch: mian')
    expect(troubles(gone, 'branch')[0]).toMatch(/^fault: mian .*there is no such branch/)
    expect(troubles(gone, 'rollback target')[0]).toMatch(/^fault: /)
    mend()

    const { settings } = world.github.hub
    settings.protection.set('main', 'ruleset')
    expect(troubles(await examined(world), 'branch')).toEqual([])
    settings.actionsMayCreatePullRequests = false
    expect(troubles(await examined(world), 'branch')[0]).toContain('may not open pull requests')
    const env = { GITHUB_TOKEN: world.github.personToken('bob') }
    expect(troubles(await examined(world, env), 'branch')[0]).toMatch(
      /^not checked: main .*administrator/,
    )
  })

  it('finds a rule that keeps records from being written', async () => {
    world.github.hub.settings.protection.set('outage-records', 'ruleset')
    expect(troubles(await examined(world), 'records')).toEqual([
      'fault: outage-records: rules: pull_request',
    ])
  })

  it('finds an address that does not answer as it should', async () => {
    const findings = await config('/api/health\n', '/api/helth\n')
    expect(troubles(findings, 'probes')[0]).toMatch(/^fault: GET \/api\/helth .*down: 404/)
  })

  it('finds repositories for post-mortems and tickets that cannot be used', async () => {
    const found = await config(
      'people:',
      'post-mortem:\n  repository: acme/nowhere\n  tickets: { milestone: Reliability }\npeople:',
    )
    const told = troubles(found, 'other repositories')
    expect(told).toHaveLength(3)
    expect(told[0]).toMatch(/^fault: acme\/nowhere: .*Not Found/)
    expect(told[1]).toMatch(
      /^fault: acme\/chatbot-fluxa, milestone “Reliability”: there is no open/,
    )
    expect(told[2]).toMatch(/^fault: outage\.yml: the step has the token of its run/)
  })

  it('finds that there is nothing to roll back to', async () => {
    clone.git('checkout', '--quiet', '--orphan', 'fresh')
    clone.git('commit', '--quiet', '--message', 'The first commit')
    clone.git('push', '--quiet', '--force', 'origin', 'HEAD:fresh')
    clone.git('checkout', '--quiet', '--force', 'main')
    const findings = await config('branch: main', 'branch: fresh')
    expect(troubles(findings, 'rollback target')[0]).toContain('No earlier release is known')
  })
})

describe('the doctor of a service at Render', () => {
  it('finds a key that is not taken, and a service that is not there', async () => {
    const world = await openActionWorld({ hosting: 'render' })
    try {
      const denied = await examined(world, { RENDER_API_KEY: 'rnd_other000000000000000000000' })
      expect(troubles(denied, 'hosting')[0]).toMatch(/^fault: chatbot-fluxa production: /)
      expect(troubles(denied, 'step’s env')).toContain(
        'fault: RENDER_API_KEY: the step does not get it',
      )
      const unset = await examined(world, { RENDER_API_KEY: undefined })
      expect(troubles(unset, 'hosting')[0]).toMatch(/^not checked: .*RENDER_API_KEY/)
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('the doctor of a release with variables', () => {
  it('opens the newest snapshot, and finds an identity that does not', async () => {
    const { world, keys } = await openVariablesWorld({ restore: 'with-rollback' })
    try {
      const withKey = (OUTAGE_AGE_IDENTITY: string) => examined(world, { OUTAGE_AGE_IDENTITY })
      const opened = await withKey(keys.identity)
      expect(troubles(opened, 'variables')).toEqual([])
      expect(JSON.stringify(opened)).toMatch(/the snapshot of [0-9a-f]{7} opens: 3/)
      const other = await withKey((await newKeys()).identity)
      expect(troubles(other, 'variables')[0]).toMatch(/^fault: chatbot-fluxa production: /)
      expect(troubles(await examined(world), 'variables')[0]).toMatch(/^not checked: .*IDENTITY/)
    } finally {
      await world.close()
    }
  }, 120_000)
})

describe('every check', () => {
  it('has found a fault here', () => {
    expect(checks.map(({ name }) => name).filter((name) => !provenToFind.has(name))).toEqual([])
  })
})
