import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { safeParse } from 'valibot'
import { configSchema } from '../../src/config/schema.ts'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { object } from '@outage-playbook/rehearsal/github/http.ts'
import { outageListens } from '../../src/drill/world.ts'
import type { PlayedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openWorld } from '../fidelity/open.ts'
import { each } from './site.ts'

const dist = fileURLToPath(new URL('stand-in.mjs', import.meta.url))
let world: World
beforeAll(async () => void (world = await openWorld({ dist })))
afterAll(() => world.close())

/** The runs of the outage workflow that an action sets off, once everything is quiet again. */
async function runsOf(action: () => Promise<unknown>): Promise<readonly PlayedRun[]> {
  const before = world.runner.runs.length
  await action()
  await world.waitForIdle()
  return world.runner.runs.slice(before)
}

const deploys = () => world.github.runs.all().filter(({ name }) => name === 'Deploy')
const open = async (): Promise<number> => Number((await world.openIssue('alice', 'Down'))['number'])

describe('a world', () => {
  it('begins with a good release running', async () => {
    expect(world.hosting.current()).toBe(world.history.at(-1))
    expect(await world.health()).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  it('takes a push to health and to the playbook', async () => {
    let sha = ''
    const [run] = await runsOf(async () => (sha = await world.push('good', 'bob')))
    expect(world.hosting.current()).toBe(sha)
    expect((await world.gitLog())[0]).toMatchObject({ sha, author: { name: 'bob' } })
    expect(deploys()[0]).toMatchObject({ event: 'push', sha, conclusion: 'success' })
    expect(run).toMatchObject({
      event: 'workflow_run',
      payload: {
        action: 'completed',
        workflow_run: { name: 'Deploy', conclusion: 'success', head_sha: sha, head_branch: 'main' },
        sender: { login: 'bob' },
      },
    })
    expect(world.github.hub.deployments.at(-1)).toMatchObject({ sha, environment: 'production' })
    expect(each(world.github.hub.deployments.at(-1)?.statuses, 'state')).toEqual([
      'in_progress',
      'success',
    ])
  })

  it('fails the deploy run of a release that is not healthy, and of one that crashes', async () => {
    for (const kind of ['bad-health', 'crash-at-start'] as const) {
      const [run] = await runsOf(() => world.push(kind, 'eve'))
      expect(run?.payload).toMatchObject({ workflow_run: { conclusion: 'failure' } })
    }
    expect((await world.health()).status).toBe(503)
    await runsOf(() => world.push('fix', 'bob'))
    expect((await world.health()).status).toBe(200)
  })

  it('deploys an older commit by dispatch, of which a run hears nothing', async () => {
    const token = world.github.token(workflowActor())
    const [ref = ''] = world.history
    const path = '/repos/acme/chatbot-fluxa/actions/workflows/deploy.yml/dispatches'
    const dispatch = { ref: 'main', inputs: { ref }, return_run_details: true }
    const runs = await runsOf(() => world.github.request(token, 'POST', path, dispatch))
    expect(world.hosting.current()).toBe(ref)
    expect(deploys()[0]).toMatchObject({ event: 'workflow_dispatch', conclusion: 'success' })
    // As on GitHub, the deployment names the head of the branch, not the input.
    expect(world.github.hub.deployments.at(-1)?.sha).not.toBe(ref)
    expect(runs).toEqual([])
  })

  it('does not deploy what a run pushes', async () => {
    const token = world.github.token(workflowActor())
    const before = deploys().length
    const path = '/repos/acme/chatbot-fluxa/contents/note.md'
    const content = Buffer.from('x').toString('base64')
    await runsOf(() => world.github.request(token, 'PUT', path, { message: 'm', content }))
    expect((await world.gitLog())[0]?.message).toBe('m')
    expect(deploys()).toHaveLength(before)
  })
})

describe('a run of the outage workflow', () => {
  it('is started by a comment, and answers it', async () => {
    const number = await open()
    const [run] = await runsOf(() => world.comment(number, 'bob', '/health'))
    const ended = await run?.ended
    expect(ended).toMatchObject({
      exitCode: 0,
      stdout: 'bob said /health\n',
      outputs: { outcome: 'succeeded', event: 'issue_comment' },
      summary: '# Heard /health\n',
    })
    expect((await world.comments(number)).map(({ body }) => body)).toEqual([
      '/health',
      'Heard: /health',
    ])
    expect(run?.requests().map(({ method }) => method)).toEqual(['GET', 'POST'])
    expect(world.github.runs.get(run?.id ?? 0)).toMatchObject({ conclusion: 'success' })
  })

  it('fails with its process', async () => {
    const number = await open()
    const [run] = await runsOf(() => world.comment(number, 'bob', '/fail'))
    expect((await run?.ended)?.exitCode).toBe(1)
    expect(world.github.runs.get(run?.id ?? 0)?.conclusion).toBe('failure')
  })

  it('is started by a tick made by hand', async () => {
    const number = await open()
    const [run] = await runsOf(() => world.editBody(number, 'alice', (body) => `${body}- [x] a`))
    expect(run).toMatchObject({ event: 'issues', payload: { changes: { body: { from: '' } } } })
  })

  it('is started by hand, with a command', async () => {
    const token = world.github.personToken('alice')
    const path = '/repos/acme/chatbot-fluxa/actions/workflows/outage.yml/dispatches'
    const body = { ref: 'main', inputs: { command: '/rollback 2' } }
    const [run] = await runsOf(() => world.github.request(token, 'POST', path, body))
    expect((await run?.ended)?.stdout).toBe('alice said /rollback 2\n')
    const direct = await world.runner.start('schedule', {}, '/tick')
    expect((await direct.ended).stdout).toContain('/tick')
  })

  it('is killed at a request, before or after it is performed, and run again', async () => {
    for (const when of ['before', 'after'] as const) {
      const number = await open()
      const plan = world.killAt({ request: 2, when })
      const [run] = await runsOf(() => world.comment(number, 'bob', '/rollback'))
      plan.stop()
      expect(plan.killed()).toMatchObject({ run: run?.id, request: { method: 'POST' } })
      expect((await run?.ended)?.signal).toBe('SIGKILL')
      expect(await world.comments(number)).toHaveLength(when === 'before' ? 1 : 2)
      expect(world.github.runs.get(run?.id ?? 0)?.conclusion).toBe('failure')
      const again = world.runner.rerun({ id: run?.id ?? 0 })
      expect((await again.ended).exitCode).toBe(0)
      expect(again.attempt).toBe(2)
      expect(again.payload).toEqual(run?.payload)
    }
  })

  it('waits for the one before it, and never starts when it is cancelled meanwhile', async () => {
    const number = await open()
    const runs = await runsOf(async () => {
      await world.comment(number, 'bob', '/hang')
      await world.comment(number, 'bob', '/health')
      await world.comment(number, 'bob', '/help')
      await until(
        () => world.runner.runs.length > 2 && world.runner.runs.at(-3)?.status() === 'running',
      )
      const [first, second] = world.runner.runs.slice(-3)
      expect(second?.status()).toBe('queued')
      world.runner.cancel({ id: second?.id ?? 0 })
      await new Promise((resolve) => setTimeout(resolve, 200))
      world.runner.cancel({ id: first?.id ?? 0 })
    })
    const ended = await Promise.all(runs.map((run) => run.ended))
    expect(ended.map(({ signal, exitCode }) => signal ?? exitCode)).toEqual(['SIGINT', null, 0])
    expect(runs.map(({ id }) => world.github.runs.get(id)?.conclusion)).toEqual([
      'cancelled',
      'cancelled',
      'success',
    ])
  })
})

describe('a world with a deploy command', () => {
  it('gives the run a checkout, and the address to deploy to', async () => {
    const script = fileURLToPath(new URL('deploys.mjs', import.meta.url))
    const other = await openWorld({ dist: script, hosting: 'command', concurrency: false })
    const [sha = ''] = other.history
    const run = await other.runner.start('workflow_dispatch', {}, sha)
    const ended = await run.ended
    const current = other.hosting.current()
    await other.close()
    expect(ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('live after') })
    expect(current).toBe(sha)
  })
})

describe('the example', () => {
  it('listens to what the runner plays', async () => {
    const path = new URL(
      '../../examples/chatbot-fluxa/.github/workflows/outage.yml',
      import.meta.url,
    )
    const on = object(object(load(await readFile(path, 'utf8')))['on'])
    const types = Object.entries(on).map(([name, value]) => [name, object(value)['types'] ?? []])
    expect(Object.fromEntries(types)).toEqual(outageListens)
  })
})

describe('the configurations', () => {
  it('are what the schema takes', async () => {
    const path = new URL('../../examples/chatbot-fluxa/.github/outage.yml', import.meta.url)
    const example = await readFile(path, 'utf8')
    const url = 'http://127.0.0.1:1'
    for (const text of [
      example,
      rehearsalConfig('workflow', url),
      rehearsalConfig('command', url),
    ]) {
      expect(safeParse(configSchema, load(text)).issues).toBeUndefined()
    }
  })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}
