import { describe, expect, it } from '@jest/globals'
import type { Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { PlayedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'
import { commentEvent, commentsOn, openWorldWithIncident } from './attacks/stage.ts'

type Event = { readonly type: string; readonly id: string; readonly text?: string }
type Claim = { readonly key: string; readonly finished?: unknown }

/** Events of the open incident, claims that were left behind, and replies in the outbox. */
async function recorded(world: World): Promise<{
  readonly events: readonly Event[]
  readonly open: readonly Claim[]
  readonly untold: number
}> {
  const { incident, claims, outbox } = await record(world)
  const open = (claims as readonly Claim[]).filter(({ finished }) => finished === undefined)
  const waiting = (outbox ?? []) as readonly { readonly channel: string }[]
  const untold = waiting.filter(({ channel }) => channel === 'reply').length
  return { events: Object(incident)['events'] as readonly Event[], open, untold }
}

/** Starts runs of the same moment, and answers how each ended. */
async function atOnce(
  world: World,
  ...events: readonly (readonly [name: string, payload: Json])[]
): Promise<readonly string[]> {
  const runs: readonly PlayedRun[] = await Promise.all(
    events.map(([name, payload]) => world.runner.start(name, payload)),
  )
  const ended = await Promise.all(runs.map((run) => run.ended))
  await world.waitForIdle()
  return ended.map(({ outputs }) => outputs['outcome'] ?? '').toSorted()
}

/** What a comment would have told, had it been told: its own run is kept from starting. */
async function quietComment(world: World, issue: number, who: string, body: string): Promise<Json> {
  const comment = await world.comment(issue, who, 'What now?')
  await world.waitForIdle()
  const event = commentEvent(world, comment)
  return { ...event, comment: { ...Object(event['comment']), body } }
}

const reverts = async (world: World): Promise<number> =>
  (await world.gitLog()).filter(({ message }) => message.includes('Outage-Operation')).length

describe.each([
  ['fifty', 50, 'runs in one concurrency group', true],
  ['twenty', 20, 'each run for itself', false],
] as const)('%s comments at once', (_, count, how, concurrency) => {
  it(`are each answered once, and stand on the timeline in their order: ${how}`, async () => {
    const { world, incident } = await openWorldWithIncident({ concurrency })
    if (!concurrency) world.github.settings.rateLimit = 5_000
    try {
      const lines = Array.from({ length: count }, (_each, index) =>
        index % 10 === 5 ? '/ack' : `/note number ${index}`,
      )
      const typed: Json[] = []
      for (const line of lines) typed.push(await world.comment(incident, 'bob', line))
      await world.waitForIdle()

      const all = await commentsOn(world, incident)
      for (const { id } of typed) {
        const marker = `<!-- outage-playbook:reply comment:${String(id)}:1 -->`
        expect(all.filter((body) => body.startsWith(marker))).toHaveLength(1)
      }
      const { events, open } = await recorded(world)
      const notes = events.flatMap(({ text }) => text ?? [])
      expect(notes).toEqual(lines.flatMap((line) => /^\/note (.*)/.exec(line)?.[1] ?? []))
      expect(events.filter(({ type }) => type === 'acknowledged')).toHaveLength(1)
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
      expect(open).toEqual([])
      const body = String((await world.issue(incident))['body'])
      expect(body.indexOf('number 1')).toBeGreaterThan(0)
      expect(body.indexOf('number 1 ')).toBeLessThan(body.indexOf(`number ${count - 1}`))
      // GITHUB_TOKEN has a thousand requests an hour, for everything that a repository does. Without
      // the README's concurrency group, fifty runs at one instant may need more.
      const requests = world.github.requests.filter(
        ({ run, status }) => run !== undefined && status !== 304,
      )
      if (concurrency) expect(requests.length).toBeLessThan(count * 18)
    } finally {
      await world.close()
    }
  }, 120_000)
})

describe('two runs of the same event at the same instant', () => {
  it.each([
    ['/note once', 'succeeded'],
    ['/help', 'succeeded'],
    ['/health', 'succeeded'],
    ['/rollback', 'succeeded'],
    ['/rollback 99', 'refused'],
    ['/declare', 'succeeded'],
  ])(
    'of %s: one acts, and the other leaves',
    async (line, outcome) => {
      const { world, incident } = await openWorldWithIncident({ concurrency: false })
      try {
        const told = await quietComment(world, incident, 'bob', line)
        const before = (await commentsOn(world, incident)).length
        const outcomes = await atOnce(world, ['issue_comment', told], ['issue_comment', told])
        expect(outcomes).toEqual(['ignored', outcome].toSorted())
        expect(await commentsOn(world, incident)).toHaveLength(before + 1)
        expect(await reverts(world)).toBe(line === '/rollback' ? 1 : 0)
        expect((await recorded(world)).open).toEqual([])
      } finally {
        await world.close()
      }
    },
    60_000,
  )
})

/** A run of the deploy workflow that failed, as GitHub tells it. */
function failedDeploy(world: World, id: number, sha: string): Json {
  const deploy = world.github.bus.events.findLast(
    ({ name, payload }) =>
      name === 'workflow_run' &&
      payload['action'] === 'completed' &&
      Object(payload['workflow_run'])['name'] === 'Deploy',
  )
  const run = { ...Object(deploy?.payload['workflow_run']), id, head_sha: sha }
  return { ...deploy?.payload, workflow_run: { ...run, conclusion: 'failure' } }
}

/** Something bad runs, and the playbook has not been told. */
async function deployUntold(world: World): Promise<string> {
  const sha = await world.pushToFork('bad-health', 'bob')
  await world.hosting.deploy(sha)
  return sha
}

describe('two failed deployments of one service in the same second', () => {
  it.each([
    ['each run for itself', false],
    ['runs in one concurrency group', true],
  ])(
    'are one incident and one rollback: %s',
    async (_, concurrency) => {
      const world = await openWorldOnRecord({ concurrency })
      try {
        const [head] = await world.gitLog()
        const sha = await deployUntold(world)
        const deployed = world.hosting.deployments.length
        await atOnce(
          world,
          ['workflow_run', failedDeploy(world, 7001, sha)],
          ['workflow_run', failedDeploy(world, 7002, sha)],
        )
        expect(await incidents(world)).toHaveLength(1)
        expect(world.hosting.deployments.slice(deployed).map((one) => one.sha)).toEqual([head?.sha])
        const { events, open } = await recorded(world)
        const of = (type: string): number => events.filter((event) => event.type === type).length
        expect([of('declared'), of('operation-started'), of('deployment-failed')]).toEqual([
          1, 1, 2,
        ])
        expect(open).toEqual([])
        expect((await world.health()).status).toBe(200)
      } finally {
        await world.close()
      }
    },
    90_000,
  )
})

describe('a rollback by hand beside the automatic one', () => {
  /** Keeps the deploy run from ever looking ended, until it is let go. */
  function holdDeployment(world: World): () => void {
    return world.github.intercept(async ({ phase, request, reply }) => {
      if (phase !== 'after' || !/actions\/runs\/\d+$/.test(request.path)) return undefined
      const body = { ...Object(reply?.body), status: 'in_progress', conclusion: null }
      return { kind: 'answer', reply: { status: 200, body } }
    })
  }

  it('joins it while it runs, and says so at once', async () => {
    const world = await openWorldOnRecord({ concurrency: false })
    try {
      const letGo = holdDeployment(world)
      const sha = await deployUntold(world)
      const automatic = await world.runner.start('workflow_run', failedDeploy(world, 7003, sha))
      while ((await incidents(world)).length === 0) await new Promise((go) => setTimeout(go, 50))
      const [incident = 0] = await incidents(world)
      const told = await quietCommentWhile(
        world,
        incident,
        'bob',
        '/rollback --reason "it is down"',
      )
      const byHand = await (await world.runner.start('issue_comment', told)).ended
      expect(automatic.status()).toBe('running')
      expect(byHand.outputs).toMatchObject({ outcome: 'pending', reason: 'operation-running' })
      expect((await commentsOn(world, incident)).join()).toContain('Already under way')
      letGo()
      expect((await automatic.ended).outputs).toMatchObject({ outcome: 'succeeded' })
      expect((await recorded(world)).open).toEqual([])
    } finally {
      await world.close()
    }
  }, 90_000)

  /** As `quietComment`, while other runs are under way. */
  async function quietCommentWhile(
    world: World,
    issue: number,
    who: string,
    body: string,
  ): Promise<Json> {
    const comment = await world.comment(issue, who, 'What now?')
    const event = commentEvent(world, comment)
    return { ...event, comment: { ...Object(event['comment']), body } }
  }

  it('at the same instant: there is one of them', async () => {
    const world = await openWorldOnRecord({ concurrency: false })
    try {
      const [head] = await world.gitLog()
      const issue = await openOrdinaryIssue(world)
      const told = await quietComment(world, issue, 'alice', '/rollback')
      const other = await quietComment(world, issue, 'bob', '/rollback')
      const sha = await deployUntold(world)
      const deployed = world.hosting.deployments.length
      await atOnce(
        world,
        ['workflow_run', failedDeploy(world, 7004, sha)],
        ['issue_comment', told],
        ['issue_comment', other],
      )
      expect(await incidents(world)).toHaveLength(1)
      expect(world.hosting.deployments.slice(deployed)).toHaveLength(1)
      expect((await world.health()).status).toBe(200)
      expect(await reverts(world)).toBeLessThanOrEqual(1)
      const answers = (await commentsOn(world, issue)).filter((body) => body.includes('reply'))
      expect(answers).toHaveLength(2)
      expect(head).toBeDefined()
      expect((await recorded(world)).open).toEqual([])
    } finally {
      await world.close()
    }
  }, 90_000)
})

describe('several runs that died', () => {
  it('are all made up for by the next one, each once', async () => {
    const { world, incident } = await openWorldWithIncident({ concurrency: false })
    try {
      // Each of them is killed when it is about to answer.
      const stop = world.github.intercept(async ({ phase, request }) => {
        const answers = request.method === 'POST' && request.path.endsWith('/comments')
        if (phase !== 'before' || request.run === undefined || !answers) return undefined
        await world.runner.kill({ id: Number(request.run.split(':')[0]) })
        return { kind: 'destroy' }
      })
      for (const line of ['/note one', '/health', '/note two', '/health', '/release']) {
        await world.comment(incident, 'bob', line)
      }
      await world.waitForIdle()
      stop()
      const left = await recorded(world)
      expect(left.open.length + left.untold).toBeGreaterThan(1)
      await say(world, incident, 'alice', '/ack')
      const all = await commentsOn(world, incident)
      expect(all.filter((body) => body.includes('**Noted.**'))).toHaveLength(2)
      expect(all.filter((body) => body.includes('is healthy'))).toHaveLength(2)
      expect(all.filter((body) => body.includes('is a good release'))).toHaveLength(1)
      const { events, open } = await recorded(world)
      expect(events.flatMap(({ text }) => text ?? []).toSorted()).toEqual(['one', 'two'])
      expect(open).toEqual([])
    } finally {
      await world.close()
    }
  }, 60_000)
})

describe('two declarations at the same instant', () => {
  it('are one incident', async () => {
    const world = await openWorldOnRecord({ concurrency: false })
    try {
      const issue = await openOrdinaryIssue(world)
      const one = await quietComment(world, issue, 'alice', '/declare "It is down"')
      const two = await quietComment(world, issue, 'bob', '/declare "Down it is"')
      await atOnce(world, ['issue_comment', one], ['issue_comment', two])
      expect(await incidents(world)).toHaveLength(1)
      expect((await commentsOn(world, issue)).join()).toMatch(/of this service is open already/)
    } finally {
      await world.close()
    }
  }, 60_000)
})
