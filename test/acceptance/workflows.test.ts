import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { describeWith } from '../program.ts'
import { act } from './act.ts'
import { incidents, openActionWorld, openOrdinaryIssue, record } from './action.ts'

/** What GitHub told last with an event. */
function lastEvent(world: World, name: string, action?: string): Json {
  const found = world.github.bus.events.findLast(
    (event) => event.name === name && (action === undefined || event.payload['action'] === action),
  )
  if (found === undefined) throw new Error(`there was no ${name}`)
  return found.payload
}

/** A world with two good releases, in which nothing runs the outage workflow. */
async function openQuietWorld(): Promise<World> {
  const world = await openActionWorld({ listens: {} })
  for (const author of ['bob', 'eve']) {
    await world.push('good', author)
    await world.waitForIdle()
  }
  return world
}

const lastReply = async (world: World, issue: number): Promise<string> =>
  String((await world.comments(issue)).at(-1)?.['body'])

describeWith('act', 'the example workflows, run as Actions runs them', () => {
  const folders = ['examples/workflows', 'examples/chatbot-fluxa/.github/workflows']

  describe.each(folders)('%s/outage.yml', (folder) => {
    let world: World
    const workflow = `${folder}/outage.yml`
    beforeAll(async () => void (world = await openQuietWorld()))
    afterAll(() => world.close())

    it('starts nothing for a comment without a slash', async () => {
      const issue = await openOrdinaryIssue(world)
      await world.comment(issue, 'alice', 'It is slow today.')
      const payload = lastEvent(world, 'issue_comment')
      const ran = await act(world, { workflow, event: 'issue_comment', payload })
      expect(ran).toMatchObject({ exitCode: 0, outputs: {}, requests: 0 })
    })

    it('runs a command that somebody chose by hand', async () => {
      const payload = { ...dispatchOf(world), inputs: { command: '/health' } }
      const ran = await act(world, { workflow, event: 'workflow_dispatch', payload })
      expect(ran).toMatchObject({ failed: [], jobs: { playbook: 'success' } })
      expect(ran.outputs['playbook']).toMatchObject({ outcome: 'succeeded', verdict: 'up' })
      expect(ran.summary).toContain('> /health')
    })

    it('rolls back when a deployment fails, and opens an incident', async () => {
      const [target] = await world.gitLog()
      await world.push('bad-health', 'eve')
      await world.waitForIdle()
      const payload = lastEvent(world, 'workflow_run', 'completed')
      expect(payload).toMatchObject({ workflow_run: { conclusion: 'failure' } })
      const ran = await act(world, { workflow, event: 'workflow_run', payload })
      await world.waitForIdle()
      expect(ran).toMatchObject({ failed: [], jobs: { playbook: 'success' } })
      const [incident] = await incidents(world)
      expect(ran.outputs['playbook']).toMatchObject({
        outcome: 'succeeded',
        reason: '',
        verdict: 'up',
        'rolled-back-to': target?.sha,
        'incident-number': String(incident),
      })
      expect(ran.summary).toContain('again, verified')
      expect(await world.health()).toMatchObject({ status: 200 })
      expect(world.hosting.current()).toBe(target?.sha)
      expect(String((await world.gitLog())[0]?.message)).toContain('Outage-Operation:')
    })

    it('rolls back on a comment, and answers it', async () => {
      const issue = await openOrdinaryIssue(world)
      const target = world.history.at(-1) ?? ''
      await world.comment(issue, 'alice', `/rollback ${target}`)
      const payload = lastEvent(world, 'issue_comment')
      const ran = await act(world, { workflow, event: 'issue_comment', payload })
      await world.waitForIdle()
      expect(ran).toMatchObject({ failed: [], jobs: { playbook: 'success' } })
      expect(ran.outputs['playbook']).toMatchObject({
        outcome: 'succeeded',
        'rolled-back-to': target,
      })
      expect(ran.summary).toContain(`> /rollback ${target}`)
      expect(await lastReply(world, issue)).toContain('again, verified')
      expect(world.hosting.current()).toBe(target)
      const { claims } = await record(world)
      const finished = expect.objectContaining({ finished: expect.anything() })
      expect(claims).toEqual(Array.from(Object(claims), () => finished))
    })
  })

  describe.each(folders)('%s/deploy.yml', (folder) => {
    let world: World
    const workflow = `${folder}/deploy.yml`
    beforeAll(async () => void (world = await openQuietWorld()))
    afterAll(() => world.close())

    it('deploys what was pushed', async () => {
      const payload = lastEvent(world, 'push')
      const sha = String(payload['after'])
      const before = world.hosting.count(sha)
      const ran = await act(world, { workflow, event: 'push', payload })
      expect(ran).toMatchObject({ failed: [], jobs: { deploy: 'success' } })
      expect(ran.jobs).not.toHaveProperty('release')
      expect(world.hosting.count(sha)).toBe(before + 1)
    })

    it('deploys the commit that was asked for, and not the head', async () => {
      const sha = world.history.at(-1) ?? ''
      const payload = { ...dispatchOf(world), inputs: { ref: sha } }
      const ran = await act(world, { workflow, event: 'workflow_dispatch', payload })
      expect(ran).toMatchObject({ failed: [], jobs: { deploy: 'success' } })
      expect(world.hosting.current()).toBe(sha)
    })

    it('fails where the release does not answer', async () => {
      const sha = await world.push('bad-health', 'eve')
      await world.waitForIdle()
      const payload = lastEvent(world, 'push')
      expect(payload['after']).toBe(sha)
      const ran = await act(world, { workflow, event: 'push', payload })
      expect(ran).toMatchObject({ exitCode: 1, jobs: { deploy: 'failure' } })
      expect(ran.failed).toEqual([expect.stringMatching(/curl|Smoke check/)])
    })
  })

  describe('the gate and the release of examples/workflows/deploy.yml', () => {
    let world: World
    const workflow = 'examples/workflows/deploy.yml'
    beforeAll(async () => void (world = await openQuietWorld()))
    afterAll(() => world.close())

    it('let a deployment through that nobody forbade, with no more than it may read', async () => {
      const payload = lastEvent(world, 'push')
      const ran = await act(world, { workflow, event: 'push', payload, job: 'gate' })
      expect(ran).toMatchObject({ failed: [], jobs: { gate: 'success' } })
      expect(ran.outputs['gate']).toMatchObject({ outcome: 'succeeded' })
    })

    it('remember a release that was deployed by hand', async () => {
      const sha = world.history.at(-1) ?? ''
      const payload = { ...dispatchOf(world), inputs: { ref: sha } }
      const ran = await act(world, { workflow, event: 'workflow_dispatch', payload })
      expect(ran.jobs).toEqual({ gate: 'success', deploy: 'success', release: 'success' })
      expect(ran.outputs['release']).toMatchObject({ outcome: 'succeeded', verdict: 'up' })
      const { releases } = await record(world)
      expect(releases).toContainEqual(expect.objectContaining({ sha }))
    })

    it('stop a deployment while they are frozen', async () => {
      const outage = 'examples/workflows/outage.yml'
      const freeze = { ...dispatchOf(world), inputs: { command: '/freeze --reason "wait"' } }
      await act(world, { workflow: outage, event: 'workflow_dispatch', payload: freeze })
      const payload = lastEvent(world, 'push')
      const before = world.hosting.deployments.length
      const ran = await act(world, { workflow, event: 'push', payload })
      expect(ran).toMatchObject({ exitCode: 1, jobs: { gate: 'failure' } })
      expect(ran.outputs['gate']).toMatchObject({ outcome: 'refused', reason: 'frozen' })
      expect(world.hosting.deployments).toHaveLength(before)
    })
  })
})

/** What GitHub tells when somebody starts a workflow by hand, but for the inputs. */
function dispatchOf({ github }: World): Json {
  const { hub } = github
  return {
    ref: `refs/heads/${hub.defaultBranch}`,
    workflow: '.github/workflows/outage.yml',
    repository: hub.repository,
    sender: hub.user('alice'),
  }
}
