import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openActionWorld,
  openOrdinaryIssue,
  openWorldOnRecord,
  record,
  say,
} from '../action.ts'
import { answersTo, reasonIn, tell } from './stage.ts'

const repository = '/repos/acme/chatbot-fluxa'

/** What the last run asked of anything but its own repository. */
function strayRequests(world: World): readonly string[] {
  const run = world.runner.runs.at(-1)
  return (run?.requests() ?? [])
    .map(({ path }) => new URL(path, 'http://x').pathname)
    .filter((path) => path !== '/graphql' && !path.startsWith(`${repository}/`))
}

/** Makes a tag or a branch, as anybody may who may push. */
async function makeRef(world: World, ref: string, sha: string): Promise<void> {
  await world.github.request(world.github.personToken('eve'), 'POST', `${repository}/git/refs`, {
    ref,
    sha,
  })
}

const targets = [
  ['a fork’s commit', 'FORK', 'target-foreign'],
  ['a tag on a fork’s commit', 'from-fork', 'target-foreign'],
  ['a tag named like a flag', '-- --global', 'target-unknown'],
  ['a tag named like a letter', '-- -f', 'target-unknown'],
  ['a tag named like an option of git', '-- --upload-pack=x', 'target-unknown'],
  ['the folder above', '..', 'target-unknown'],
  ['the folder itself', '.', 'target-unknown'],
  ['a path', '../../../user', 'target-unknown'],
  ['an encoded path', '..%2F..%2F..%2Fuser', 'target-unknown'],
  ['nothing', '""', 'target-unknown'],
  ['a range', 'main...eve', 'target-unknown'],
  ['an ancestor in git’s words', 'main~2', 'target-unknown'],
  ['a number that is none', '１', 'target-unknown'],
  ['a number with a minus', '-- -1', 'target-unknown'],
  ['a number too large', '1e9', 'target-unknown'],
] as const

const shas = [
  ['a fork’s commit', ' FORK', 'target-foreign'],
  ['the folder above', ' ..', 'target-unknown'],
  ['a path', ' "../../../user"', 'target-unknown'],
  ['nothing', ' ""', 'target-unknown'],
  ['a flag', '=--global', 'target-unknown'],
] as const

describe('a target that is none', () => {
  let world: World
  let issue: number
  let fork: string
  let releases: unknown
  let answers: ReadonlyMap<string, string>
  let stray: readonly string[]

  beforeAll(async () => {
    world = await openWorldOnRecord()
    issue = await openOrdinaryIssue(world)
    fork = await world.pushToFork('good', 'mallory')
    const [head] = await world.gitLog()
    for (const tag of ['--global', '-f', '--upload-pack=x']) {
      await makeRef(world, `refs/tags/${tag}`, head?.parents[0] ?? '')
    }
    await makeRef(world, 'refs/tags/from-fork', fork)
    releases = (await record(world))['releases']
    const lines = targets.flatMap(([, target]) => [
      `/rollback ${target.replace('FORK', fork.slice(0, 10))}`,
      `/rollback --dry-run ${target.replace('FORK', fork.slice(0, 10))}`,
    ])
    const others = shas.map(([, sha]) => `/release --sha${sha.replace('FORK', fork)}`)
    answers = await answersTo(world, issue, 'alice', [...lines, ...others])
    stray = strayRequests(world)
  }, 60_000)

  afterAll(async () => {
    expect(await incidents(world)).toEqual([])
    expect((await world.gitLog())[0]?.message).not.toContain('Outage-Operation')
    await world.close()
  })

  it('is served by GitHub all the same: a fork’s commit, by its sha', async () => {
    const token = world.github.personToken('alice')
    const path = `${repository}/commits/${fork}`
    expect(await world.github.request(token, 'GET', path)).toMatchObject({ sha: fork })
  })

  it.each(targets)('is refused: %s', (_, target, reason) => {
    const given = target.replace('FORK', fork.slice(0, 10))
    for (const line of [`/rollback ${given}`, `/rollback --dry-run ${given}`]) {
      expect(reasonIn(answers.get(line))).toBe(reason)
    }
  })

  it.each(shas)('is no release either: %s', (_, sha, reason) => {
    expect(reasonIn(answers.get(`/release --sha${sha.replace('FORK', fork)}`))).toBe(reason)
  })

  it('leaves the releases as they are, and asks of nothing but its own repository', async () => {
    expect((await record(world))['releases']).toEqual(releases)
    expect(stray).toEqual([])
  })

  it('is no flag where it stands inside of quotes', async () => {
    const lines = [
      '/rollback --dry-run --reason "x --service shop"',
      "/rollback --dry-run --reason 'x --keep-branch --env staging'",
      '/rollback --dry-run --reason="--service shop"',
      '/rollback --dry-run --reason x\\ --service\\ shop',
      `/rollback --dry-run --reason $'x\\n--service\\nshop'`,
    ]
    for (const line of lines) {
      expect(await say(world, issue, 'alice', line)).toMatchObject({ outcome: 'succeeded' })
    }
    const shown = await say(
      world,
      issue,
      'alice',
      '/rollback --reason "no --dry-run now" --dry-run',
    )
    expect(shown.replies[0]).toContain('\n/rollback --reason "no --dry-run now"\n')
    const smuggled = await say(world, issue, 'alice', '/rollback --reason "x" --service shop')
    expect(smuggled).toMatchObject({ outcome: 'refused', reason: 'service-unknown' })
  })
})

describe('a deployment of a fork’s commit, claimed on GitHub by somebody who may push', () => {
  /** Writes a deployment that succeeded, as anybody may who may push. */
  async function claim(world: World, sha: string): Promise<void> {
    const token = world.github.personToken('eve')
    const path = `${repository}/deployments`
    const wanted = { ref: sha, environment: 'production', required_contexts: [], auto_merge: false }
    const deployment = await world.github.request(token, 'POST', path, wanted)
    const id = String(Object(deployment)['id'])
    await world.github.request(token, 'POST', `${path}/${id}/statuses`, { state: 'success' })
  }

  it('is not what a rollback goes back to', async () => {
    const world = await openActionWorld()
    try {
      const fork = await world.pushToFork('good', 'mallory')
      await claim(world, fork)
      await claim(world, world.history[2] ?? '')
      await claim(world, fork)
      await claim(world, world.history.at(-1) ?? '')
      const issue = await openOrdinaryIssue(world)
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs['rolled-back-to']).toBe(world.history[2])
      expect(world.hosting.count(fork)).toBe(0)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('does not become a good release, where deployments are told by their status', async () => {
    const world = await openActionWorld({
      hosting: 'command',
      config: ({ app }) => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        hosting: { provider: command, deploy: 'npm run deploy -- {sha}' }
        health:
          confirm: { failures: 1, successes: 1, every: 10ms }
          probes: [{ http: "${app}/api/health", allow-private: true }]
`,
    })
    try {
      const fork = await world.pushToFork('good', 'mallory')
      await claim(world, fork)
      await world.waitForIdle()
      const claimed = world.github.bus.events.findLast(({ name }) => name === 'deployment_status')
      await tell(world, 'deployment_status', claimed?.payload ?? {})
      const issue = await openOrdinaryIssue(world)
      await say(world, issue, 'alice', '/health')
      expect(JSON.stringify((await record(world))['releases'])).not.toContain(fork)
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('a path that leads out of the repository', () => {
  it.each([
    ['as the configuration', '../../../user', undefined],
    ['as the playbook', undefined, 'playbook: ../../../user\nservices: {}'],
    ['as a repository', undefined, 'services: { x: { repository: acme/.. } }'],
  ])(
    'leads nowhere %s',
    async (_, path, text) => {
      const world = await openActionWorld({
        ...(path === undefined ? {} : { env: { INPUT_CONFIG: path } }),
        ...(text === undefined ? {} : { config: `version: 1\n${text}\n` }),
      })
      try {
        const issue = await openOrdinaryIssue(world)
        const ran = await say(world, issue, 'alice', '/health')
        expect(ran.outcome).toBe('failed')
        expect(ran.reason).toMatch(/^config-(missing|invalid)$/)
        expect(strayRequests(world)).toEqual([])
      } finally {
        await world.close()
      }
    },
    60_000,
  )
})
