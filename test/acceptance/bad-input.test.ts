import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openActionWorld, openOrdinaryIssue, openWorldOnRecord, say } from './action.ts'

describe('what cannot be done', () => {
  let world: World
  let issue: number

  beforeAll(async () => {
    world = await openWorldOnRecord()
    issue = await openOrdinaryIssue(world)
  }, 60_000)

  afterAll(async () => {
    // Whatever was refused has changed nothing.
    expect(await incidents(world)).toEqual([])
    expect((await world.gitLog())[0]?.message).not.toContain('Outage-Operation')
    expect((await world.health()).status).toBe(200)
    await world.close()
  })

  it.each([
    ['a command that is nearly ours', '/rolback', 'command-unknown', 'Did you mean `/rollback`?'],
    ['an option that does not exist', '/rollback --nope', 'command-invalid', 'Usage: `/rollback'],
    [
      'an option as the value of another',
      '/rollback --reason --keep-branch',
      'command-invalid',
      'Usage',
    ],
    ['a quotation that is not closed', '/rollback --reason "x', 'command-invalid', 'not closed'],
    [
      'control characters',
      '/rollback --reason "a\u0007b"',
      'command-invalid',
      'control characters',
    ],
    [
      'marks that turn the text around',
      '/rollback --reason "a\u202eb"',
      'command-invalid',
      'invisible',
    ],
    [
      'a line that is too long',
      `/rollback --reason "${'x'.repeat(3_000)}"`,
      'command-too-long',
      'Shorten',
    ],
    ['a target that does not exist', '/rollback deadbeef', 'target-unknown', '`deadbeef`'],
    ['a target that is a path', '/rollback ../../../orgs/acme', 'target-unknown', 'commit'],
    ['more releases back than there are', '/rollback 99', 'target-missing', 'known'],
    ['an unknown service', '/rollback --service shop', 'service-unknown', '`chatbot-fluxa`'],
    ['an unknown environment', '/rollback --env staging', 'environment-unknown', '`production`'],
    ['an incident command without an incident', '/ack', 'incident-missing', '/declare'],
    ['a severity that does not exist', '/declare --severity P9', 'severity-unknown', '`P1`'],
  ])('%s is refused with its reason and its remedy', async (_what, line, reason, remedy) => {
    const ran = await say(world, issue, 'alice', line)
    expect(ran).toMatchObject({ outcome: 'refused', reason, exitCode: 0 })
    expect(ran.replies).toHaveLength(1)
    expect(ran.replies[0]).toContain('Not done')
    expect(ran.replies[0]).toContain(remedy)
  })

  it('the release that runs is no target', async () => {
    const [head] = await world.gitLog()
    const ran = await say(world, issue, 'alice', `/rollback ${head?.sha.slice(0, 10)}`)
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'target-running' })
  })

  it('a reader is refused, and told who may', async () => {
    const ran = await say(world, issue, 'mallory', '/rollback --reason "now"')
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'permission-denied', exitCode: 0 })
    expect(ran.replies[0]).toContain('you have read')
    expect(ran.replies[0]).toContain('Ask somebody with write permission')
    // A stranger learns nobody's login.
    expect(ran.replies[0]).not.toMatch(/alice|bob/)
    expect(ran.replies[0]).toContain('/rollback --reason "now"')
  })

  it('a comment of 65,536 characters is read, and its command answered', async () => {
    const line = '/health\n'
    const ran = await say(world, issue, 'alice', line + '`'.repeat(65_536 - line.length))
    expect(ran).toMatchObject({ outcome: 'succeeded', outputs: { verdict: 'up' } })
  })

  it('prose asks GitHub nothing, and neither does another bot’s command', async () => {
    expect(await say(world, issue, 'alice', 'What a day.')).toMatchObject({
      outcome: 'ignored',
      requests: 0,
      replies: [],
    })
    expect(await say(world, issue, 'alice', '/deploy production')).toMatchObject({
      outcome: 'ignored',
      requests: 0,
      replies: [],
    })
  })
})

describe('a configuration with faults', () => {
  it.each([
    ['a missing one', undefined, 'config-missing', '.github/outage.yml'],
    ['broken YAML', 'version: 1\nservices: [', 'config-invalid', '.github/outage.yml:2'],
    ['unknown keys', 'version: 1\nservises: {}\nservices: {}\n', 'config-invalid', 'services'],
  ])(
    '%s is named in the reply, with line and remedy',
    async (_what, config, reason, sentence) => {
      const world = await openActionWorld({ config: config ?? 'version: 1\n' })
      try {
        if (config === undefined) await removeConfig(world)
        const issue = await openOrdinaryIssue(world)
        const ran = await say(world, issue, 'alice', '/rollback')
        expect(ran).toMatchObject({ outcome: 'failed', reason })
        expect(ran.replies[0]).toContain(sentence)
      } finally {
        await world.close()
      }
    },
    60_000,
  )
})

async function removeConfig(world: World): Promise<void> {
  const { github } = world
  const place = '/repos/acme/chatbot-fluxa/contents/.github/outage.yml'
  const token = github.personToken('alice')
  const file: unknown = await github.request(token, 'GET', place)
  const { sha } = Object(file) as { sha: string }
  await github.request(token, 'DELETE', place, { message: 'Remove the configuration', sha })
}

describe('a branch that was deleted', () => {
  it('is named, and nothing is rolled back', async () => {
    const world = await openWorldOnRecord({
      config: ({ app }) => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        branch: gone
        hosting: { provider: workflow, workflow: deploy.yml, ref-input: ref }
        health: { probes: [{ http: ${app}/api/health, allow-private: true }] }
`,
    })
    try {
      const issue = await openOrdinaryIssue(world)
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'refused', reason: 'branch-missing' })
      expect(await incidents(world)).toEqual([])
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('an address of GitHub’s API that is none', () => {
  it('is an error that says so, whoever meets it first', async () => {
    const world = await openActionWorld({ env: { GITHUB_API_URL: 'nonsense' }, deployed: false })
    try {
      const issue = await openOrdinaryIssue(world)
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'failed', reason: 'github-unavailable', exitCode: 1 })
      expect(ran.stdout).toMatch(/^::error .*Invalid URL/m)
    } finally {
      await world.close()
    }
  }, 60_000)
})
