import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

/** Opens a world, and closes it whatever happens. */
async function inWorld(
  options: Parameters<typeof openWorldOnRecord>[0],
  play: (world: World, issue: number) => Promise<void>,
): Promise<void> {
  const world = await openWorldOnRecord(options)
  try {
    await play(world, await openOrdinaryIssue(world))
  } finally {
    await world.close()
  }
}

const running = async (world: World): Promise<unknown> =>
  Object(Object(await world.health())['body'])['release']

const configOf =
  (hosting: string, rollback = '{}') =>
  ({ app }: { app: string }): string => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        workflows: [Deploy]
        hosting: ${hosting}
        health:
          confirm: { failures: 2, successes: 2, every: 100ms }
          probes: [{ http: "${app}/api/health", allow-private: true }]
        rollback: ${rollback}
`

const byWorkflow = '{ provider: workflow, workflow: deploy.yml, ref-input: ref }'

describe('a rollback', () => {
  it('by a deploy command runs it in a worktree of exactly the commit', async () => {
    await inWorld({ hosting: 'command' }, async (world, issue) => {
      const [, target] = await world.gitLog()
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.outputs).toMatchObject({ 'rolled-back-to': target?.sha, verdict: 'up' })
      expect(await running(world)).toBe(target?.sha)
    })
  }, 60_000)

  it('goes by pull request where the branch is protected', async () => {
    await inWorld({}, async (world, issue) => {
      world.github.settings.protection.set('main', 'ruleset')
      const [head, target] = await world.gitLog()
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.replies[0]).toMatch(/Merge \[.*to make `main` agree/)
      expect(await running(world)).toBe(target?.sha)
      expect((await world.gitLog())[0]?.sha).toBe(head?.sha)
    })
  }, 60_000)

  it('never goes to what only stood at the head of the branch while another commit was deployed', async () => {
    await inWorld({}, async (world, issue) => {
      const older = (await world.gitLog()).map(({ sha }) => sha)
      for (const target of older.slice(1, 5)) {
        const ran = await say(world, issue, 'alice', '/rollback 1')
        expect(ran.outputs).toMatchObject({ outcome: 'succeeded', 'rolled-back-to': target })
        expect(await running(world)).toBe(target)
        // Asked for in the second in which one ended, another would join it.
        await setTimeout(1_000)
      }
      await say(world, issue, 'alice', '/unfreeze')
      const released = await say(world, issue, 'alice', '/release')
      expect(released.replies[0]).toContain(older[4]?.slice(0, 7))
    })
  }, 90_000)

  it('takes no deployment of another service for its own, though their environments have one name', async () => {
    const config = ({ app }: { app: string }): string => `${configOf(byWorkflow)({ app })}
  api:
    environments:
      production:
        hosting: { provider: command, deploy: "false" }
        health: { probes: [{ http: "${app}/api/health", allow-private: true }] }
`
    await inWorld({ config }, async (world, issue) => {
      const [, target] = await world.gitLog()
      const api = '/rollback --service api --env production'
      expect(await say(world, issue, 'alice', api)).toMatchObject({ outcome: 'failed' })
      const ran = await say(world, issue, 'alice', '/rollback --service chatbot-fluxa')
      expect(ran.outputs).toMatchObject({ outcome: 'succeeded', 'rolled-back-to': target?.sha })
    })
  }, 60_000)

  it('says who can mend the branch where even a pull request is refused', async () => {
    await inWorld({}, async (world, issue) => {
      world.github.settings.protection.set('main', 'ruleset')
      world.github.settings.actionsMayCreatePullRequests = false
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.replies[0]).toContain('does not agree yet')
    })
  }, 60_000)

  it('keeps the workflow files of the head, which a workflow’s token may not change', async () => {
    await inWorld({}, async (world, issue) => {
      await world.push('workflow-change', 'bob')
      await world.waitForIdle()
      await world.push('good', 'eve')
      await world.waitForIdle()
      const [, , target] = await world.gitLog()
      const ran = await say(world, issue, 'alice', `/rollback ${target?.sha}`)
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      const [revert] = await world.gitLog()
      expect(revert?.message).toContain('Files below .github stay as they are.')
      expect(revert?.message).toContain(`Outage-Target: ${target?.sha}`)
    })
  }, 60_000)

  it('changes the branch first where the workflow can deploy its head only', async () => {
    const config = configOf('{ provider: workflow, workflow: deploy.yml }')
    await inWorld({ config }, async (world, issue) => {
      const [, target] = await world.gitLog()
      const ran = await say(world, issue, 'alice', '/rollback')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      const [revert] = await world.gitLog()
      expect(revert?.tree).toBe(target?.tree)
      expect(await running(world)).toBe(revert?.sha)
    })
  }, 60_000)

  it('leaves the branch alone where that is wanted', async () => {
    await inWorld({}, async (world, issue) => {
      const [head] = await world.gitLog()
      const ran = await say(world, issue, 'alice', '/rollback --keep-branch')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect((await world.gitLog())[0]?.sha).toBe(head?.sha)
      expect(ran.replies[0]).toContain('was left as it is')
    })
  }, 60_000)

  it('shows its plan, and changes nothing, as a dry run', async () => {
    await inWorld({}, async (world, issue) => {
      const [head, target] = await world.gitLog()
      const ran = await say(world, issue, 'alice', '/rollback --dry-run')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(ran.replies[0]).toContain('Nothing was changed.')
      expect(ran.replies[0]).toContain(target?.sha.slice(0, 7))
      expect(await incidents(world)).toEqual([])
      expect(await running(world)).toBe(head?.sha)
      expect(await record(world)).not.toHaveProperty('frozen')
    })
  }, 60_000)

  it('names every commit that it takes back, also those that landed after the bad one', async () => {
    await inWorld({}, async (world, issue) => {
      await world.push('harmless', 'bob')
      await world.push('harmless', 'eve')
      await world.waitForIdle()
      const log = await world.gitLog()
      const ran = await say(world, issue, 'alice', `/rollback ${log[3]?.sha}`)
      for (const taken of log.slice(0, 3)) expect(ran.replies[0]).toContain(taken.sha.slice(0, 7))
      expect(ran.replies[0]).toContain('3 commits')
    })
  }, 60_000)

  it('is joined by a second one that comes while it runs, and by the same event again', async () => {
    await inWorld({ concurrency: false }, async (world, issue) => {
      const begun = new Promise<void>((resolve) => {
        world.github.intercept(async ({ phase, request }) => {
          if (phase === 'after' && request.path.endsWith('/dispatches')) resolve()
          return undefined
        })
      })
      await world.comment(issue, 'alice', '/rollback')
      await begun
      await world.comment(issue, 'bob', '/rollback')
      await world.waitForIdle()
      const log = await world.gitLog()
      expect(log.filter(({ message }) => message.includes('Outage-Operation'))).toHaveLength(1)
      expect(await incidents(world)).toHaveLength(1)
      const replies = (await world.comments(issue)).map(({ body }) => String(body))
      expect(replies.join()).toMatch(/Already under way|Done already/)
    })
  }, 60_000)
})

describe('a failed deployment', () => {
  it('of a service that is still healthy opens a lesser incident, and touches nothing', async () => {
    await inWorld({ config: configOf(byWorkflow) }, async (world) => {
      const before = await running(world)
      await world.push('crash-at-start', 'bob')
      await world.waitForIdle()
      const [incident] = await incidents(world)
      const issue = await world.issue(incident ?? 0)
      expect(issue['title']).toContain('P3')
      expect(await running(world)).toBe(before)
      expect((await world.gitLog())[0]?.message).not.toContain('Outage-Operation')
    })
  }, 60_000)

  it('is not rolled back by itself where that is forbidden', async () => {
    const config = configOf(byWorkflow, '{ automatic: never }')
    await inWorld({ config }, async (world) => {
      await world.push('bad-health', 'bob')
      await world.waitForIdle()
      expect((await world.health()).status).toBe(503)
      expect(await incidents(world)).toHaveLength(1)
    })
  }, 60_000)

  it('is one incident where two fail at once', async () => {
    const config = configOf(byWorkflow, '{ automatic: never }')
    await inWorld({ config, concurrency: false }, async (world) => {
      await world.push('bad-health', 'bob')
      await world.push('harmless', 'eve')
      await world.waitForIdle()
      expect(await incidents(world)).toHaveLength(1)
    })
  }, 60_000)
})

const finished = expect.objectContaining({ finished: expect.anything() })

/** Keeps the deploy run from ever looking ended, until it is let go. */
function holdDeployment(world: World): () => void {
  let held = true
  world.github.intercept(async ({ phase, request, reply }) => {
    if (!held || phase !== 'after' || !/actions\/runs\/\d+$/.test(request.path)) return undefined
    const body = { ...Object(reply?.body), status: 'in_progress', conclusion: null }
    return { kind: 'answer', reply: { status: 200, body } }
  })
  return () => {
    held = false
  }
}

async function waitForIncident(world: World): Promise<number> {
  for (;;) {
    const [incident] = await incidents(world)
    if (incident !== undefined) return incident
    await setTimeout(50)
  }
}

describe('a rollback that is stopped', () => {
  it.each([
    ['by a cancelled run', 'The run was cancelled'],
    ['by /cancel', 'Stopped by bob'],
  ])(
    '%s says what was done and what was not, and /retry goes on',
    async (how, sentence) => {
      await inWorld({ concurrency: false }, async (world, issue) => {
        const letGo = holdDeployment(world)
        await world.comment(issue, 'alice', '/rollback')
        const incident = await waitForIncident(world)
        const run = world.runner.runs.at(-1)
        if (run === undefined) throw new Error('nothing runs')
        if (how === 'by /cancel') await world.comment(incident, 'bob', '/cancel')
        else world.runner.cancel(run)
        expect((await run.ended).outputs).toMatchObject({ outcome: 'failed', reason: 'cancelled' })
        letGo()
        await world.waitForIdle()
        const answer = String((await world.comments(issue)).at(-1)?.['body'])
        expect(answer).toContain(sentence)
        expect(answer).toContain('health verified skipped')
        const { claims } = await record(world)
        expect(claims).toEqual(Array.from(Object(claims), () => finished))
        const retried = await say(world, incident, 'alice', '/retry')
        expect(retried.replies[0]).toContain('again, verified')
      })
    },
    60_000,
  )
})
