import { afterEach, describe, expect, it } from '@jest/globals'
import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { moveRef } from '@outage-playbook/rehearsal/github/git/mover.ts'
import { readObject } from '@outage-playbook/rehearsal/github/git/read.ts'
import { commitFiles } from '@outage-playbook/rehearsal/github/git/write.ts'
import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { newKeys } from '../variables/keys.ts'
import { openActionWorld } from './action.ts'
import {
  atFirst,
  deployAgain,
  lastAnswer,
  openVariablesWorld,
  type VariablesWorld,
} from './variables-world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

async function opened(options: Parameters<typeof openVariablesWorld>[0]): Promise<VariablesWorld> {
  const site = await openVariablesWorld(options)
  world = site.world
  return site
}

const bad = {
  OPENING_HOURS: 'We are closed.',
  GREETING: atFirst['GREETING'] ?? '',
  NEW_FLAG: 'on',
}

/** Somebody changes variables, one of which the release needs. */
function change({ variables }: VariablesWorld): void {
  variables.clear()
  for (const [name, value] of Object.entries(bad)) variables.set(name, value)
}

const now = ({ variables }: VariablesWorld) => Object.fromEntries(variables)

async function incidentOf({ world: { issues } }: VariablesWorld): Promise<number> {
  const all = await issues()
  return Number(all.find(({ labels }) => JSON.stringify(labels).includes('"incident"'))?.['number'])
}

async function type({ world: at }: VariablesWorld, issue: number, line: string): Promise<string> {
  await at.comment(issue, 'alice', line)
  await at.waitForIdle()
  return lastAnswer(at, issue)
}

/** Requests of runs that change a variable. */
const writes = ({ world: { github } }: VariablesWorld): string[] =>
  github.requests
    .filter(({ method, path, run }) => run && method !== 'GET' && path.includes('/variables'))
    .map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`)
    .toSorted()

describe('/restore-variables', () => {
  it('writes only what differs, deploys what runs again, verifies it, and can be taken back', async () => {
    const site = await opened({ automatic: 'never' })
    const head = (await site.world.gitLog())[0]?.sha
    change(site)
    await deployAgain(site)
    expect((await site.world.health()).status).toBe(503)
    const issue = await incidentOf(site)
    const { body } = await site.world.issue(issue)
    expect(String(body)).toMatch(
      /variables differ.*changed: `OPENING_HOURS`.*added: `NEW_FLAG`.*removed: `RETRIES`/,
    )

    const shown = await type(site, issue, '/restore-env --dry-run')
    expect(shown).toContain('**Nothing was changed.**')
    expect(shown).toContain('- changed back: `OPENING_HOURS`')
    expect(shown).toContain('- added again: `RETRIES`')
    expect(shown).toContain('- removed: `NEW_FLAG`')
    expect(writes(site)).toEqual([])
    expect(now(site)).toEqual(bad)

    const answer = await type(site, issue, '/restore-variables')
    expect(answer).toContain('again, verified.**')
    expect(now(site)).toEqual(atFirst)
    // What is not there is created at once.
    expect(writes(site)).toEqual(
      ['PATCH OPENING_HOURS', 'POST variables', 'DELETE NEW_FLAG'].toSorted(),
    )
    expect((await site.world.health()).status).toBe(200)
    expect(site.world.hosting.count(site.good)).toBe(3)
    expect((await site.world.gitLog())[0]?.sha).toBe(head)

    // It is well: there is nothing to do a second time.
    expect(await type(site, issue, '/restore-variables')).toContain('Nothing was changed.')

    const undone = await type(site, issue, '/restore-variables --undo')
    expect(now(site)).toEqual(bad)
    expect(undone).toContain('**Not mended:')
    expect((await site.world.health()).status).toBe(503)
    expect(await type(site, issue, '/restore-variables --only OPENING_HOURS')).toContain('verified')
    expect(now(site)).toEqual({ ...bad, OPENING_HOURS: openingHours })
  }, 120_000)

  it('is refused before anything is written where the identity is missing or another one', async () => {
    const site = await opened({ env: { OUTAGE_AGE_IDENTITY: '' } })
    change(site)
    const issue = Number((await site.world.openIssue('bob', 'Closed?'))['number'])
    const answer = await type(site, issue, '/restore-variables')
    expect(answer).toContain('`secret-missing`')
    expect(answer).toContain('OUTAGE_AGE_IDENTITY')
    expect(writes(site)).toEqual([])
    expect(now(site)).toEqual(bad)
    expect(site.world.hosting.count(site.good)).toBe(1)
  }, 60_000)

  it('is refused where the snapshot is damaged, empty, or another identity’s', async () => {
    const site = await opened({})
    change(site)
    const issue = Number((await site.world.openIssue('bob', 'Closed?'))['number'])
    const { git } = site.world.github.hub
    const path = await snapshotPath(site)
    const before = await readObject(git, `outage-records:${path}`)
    const snapshot: unknown = JSON.parse(before?.content.toString('utf8') ?? '')
    if (!isObject(snapshot)) throw new Error('no snapshot')
    const { sealedTo, empty } = await otherSnapshots(snapshot, site.keys.recipient)
    for (const [damage, code] of [
      [{ ...snapshot, age: 'nothing' }, 'snapshot-damaged'],
      [{ hello: 'world' }, 'snapshot-damaged'],
      [empty, 'snapshot-damaged'],
      [sealedTo, 'snapshot-sealed'],
    ] as const) {
      const parent = (await site.world.gitLog('outage-records'))[0]?.sha ?? ''
      const sha = await commitFiles(git, {
        ...{ parent, message: 'Damage', files: { [path]: JSON.stringify(damage) } },
        author: { name: 'mallory', email: 'm@example.com', at: new Date() },
      })
      await moveRef(git, 'refs/heads/outage-records', sha, parent)
      expect(await type(site, issue, '/restore-variables')).toContain(`\`${code}\``)
    }
    expect(writes(site)).toEqual([])
    expect(now(site)).toEqual(bad)
  }, 120_000)
})

async function snapshotPath({ world: at }: VariablesWorld): Promise<string> {
  const tree = await at.github.request(
    at.github.personToken('alice'),
    'GET',
    '/repos/acme/chatbot-fluxa/git/trees/outage-records?recursive=1',
  )
  const paths = /snapshots\/[^"]+\.json/.exec(JSON.stringify(tree))
  return paths?.[0] ?? ''
}

/** The same snapshot sealed to somebody else, and one that holds nothing. */
async function otherSnapshots(snapshot: Readonly<Record<string, unknown>>, recipient: string) {
  const { takeSnapshot } = await import('../../src/variables/take.ts')
  const about = {
    id: String(snapshot['id']),
    service: 'chatbot-fluxa',
    environment: 'production',
    at: String(snapshot['at']),
    kind: 'release' as const,
    sha: String(snapshot['sha']),
    store: '',
    secret: undefined,
  }
  const { recipient: stranger } = await newKeys()
  const variables = [{ name: 'A', value: 'x' }]
  return {
    sealedTo: await takeSnapshot({ ...about, variables, recipients: [stranger] }),
    empty: await takeSnapshot({ ...about, variables: [], recipients: [recipient] }),
  }
}

describe('/rollback --with-variables', () => {
  it('puts the variables of the target back first, and has it built with them', async () => {
    const site = await opened({ automatic: 'never' })
    change(site)
    await site.world.push('bad-health', 'bob')
    await site.world.waitForIdle()
    const issue = await incidentOf(site)
    const plan = await type(site, issue, '/rollback --with-variables --dry-run')
    expect(plan).toMatch(/put the variables of the target back .*OPENING.*built anew/s)
    expect(writes(site)).toEqual([])
    const answer = await type(site, issue, '/rollback --with-variables')
    expect(answer).toContain('again, verified.**')
    expect(answer).toContain('- changed back: `OPENING_HOURS`')
    expect(now(site)).toEqual(atFirst)
    expect((await site.world.health()).status).toBe(200)
    expect(site.world.hosting.current()).toBe(site.good)
  }, 90_000)

  it('is refused where the target has no snapshot; without the flag it goes on and says so', async () => {
    const site = await opened({ restore: 'with-rollback' })
    const target = site.world.history.at(-1) ?? ''
    const issue = Number((await site.world.openIssue('bob', 'Closed?'))['number'])
    expect(await type(site, issue, `/rollback ${target} --with-variables`)).toContain(
      '`snapshot-missing`',
    )
    const answer = await type(site, issue, `/rollback ${target}`)
    expect(answer).toContain('The variables stay as they are.')
    expect(site.world.hosting.current()).toBe(target)
  }, 90_000)
})

describe('variables in a dotenv file on the branch', () => {
  it('are restored by a commit that keeps its comments, and act with the head that holds it', async () => {
    const { identity, recipient } = await newKeys()
    const line = `{ recipients: [${recipient}], from: { dotenv: .env.production } }`
    const file = `# when we are here\nOPENING_HOURS="${openingHours}"\n`
    const at = (world = await openActionWorld({
      config: ({ app }) =>
        rehearsalConfig('workflow', app, line).replace('when-unhealthy', 'never'),
      files: { '.env.production': file },
      env: { OUTAGE_AGE_IDENTITY: identity },
    }))
    const good = await at.push('needs-variable', 'eve')
    await at.waitForIdle()
    const { git } = at.github.hub
    const sha = await commitFiles(git, {
      parent: good,
      message: 'Tidy up',
      files: { '.env.production': `${file.replace('9:00', 'noon')}MORE=1\n` },
      author: { name: 'eve', email: 'eve@users.noreply.github.com', at: new Date() },
    })
    const { personActor } = await import('@outage-playbook/rehearsal/github/actors.ts')
    await at.github.push(personActor('eve'), 'main', sha)
    await at.waitForIdle()
    expect((await at.health()).status).toBe(503)
    const issue = Number((await at.issues())[0]?.['number'])
    await at.comment(issue, 'alice', '/restore-variables')
    await at.waitForIdle()
    expect(await lastAnswer(at, issue)).toContain('again, verified.**')
    const [head] = await at.gitLog()
    expect(head?.message).toMatch(
      /^Restore variables in \.env\.production\n\n- MORE\n- OPENING_HOURS/,
    )
    const restored = await readObject(git, 'main:.env.production')
    expect(restored?.content.toString('utf8')).toBe(file)
    expect(at.hosting.current()).toBe(head?.sha)
    expect((await at.health()).status).toBe(200)
  }, 90_000)
})
