import { describe, expect, it } from '@jest/globals'
import { causePlace, typedBy } from '../../src/causes/table.ts'
import type { Config } from '../../src/config/schema.ts'
import { workflowRun } from '../../src/triggers/workflow-run.ts'
import { table } from '../../src/commands/table.ts'
import { readArguments } from '../../src/parser/arguments.ts'
import { readLine } from '../../src/parser/line.ts'
import { blanks, oneService, severalServices, unread } from './config.ts'
import { run, sha } from './payloads.ts'

const ask = async (payload: unknown, config: Config = oneService) =>
  (await workflowRun({ name: 'workflow_run', payload }, async () => config)).invocations

describe('a deploy workflow that failed', () => {
  it('is a failed deployment of its commit', async () => {
    expect(await ask(run())).toEqual([
      {
        key: 'run:5001:1:chatbot-fluxa:production',
        actor: { login: 'Deploy', kind: 'itself' },
        at: '2026-05-01T10:03:00.000Z',
        url: 'https://github.com/acme/chatbot-fluxa/actions/runs/5001',
        cause: {
          kind: 'deployment-failed',
          service: 'chatbot-fluxa',
          environment: 'production',
          sha,
          summary: 'deployment of a1b2c3d failed (Deploy, failure)',
          url: 'https://github.com/acme/chatbot-fluxa/actions/runs/5001',
        },
      },
    ])
  })

  it.each([
    ['timed_out', 'timed out'],
    ['startup_failure', 'startup failure'],
  ])('is one too where it ended with %s', async (conclusion, words) => {
    const [invocation] = await ask(run({ conclusion }))
    expect(invocation?.cause).toMatchObject({ summary: expect.stringContaining(words) })
  })

  it('is another one when it is run again', async () => {
    const [invocation] = await ask(run({ run_attempt: 2 }))
    expect(invocation?.key).toBe('run:5001:2:chatbot-fluxa:production')
  })

  it('is one of every service that it deploys', async () => {
    const invocations = await ask(run(), severalServices)
    expect(invocations.map(causePlace)).toEqual([
      { service: 'api', environment: 'production' },
      { service: 'web', environment: 'production' },
    ])
  })

  it('is found by its file too, with or without a ref behind it', async () => {
    for (const path of [
      '.github/workflows/jobs.yml',
      '.github/workflows/jobs.yml@refs/heads/main',
    ]) {
      const [invocation] = await ask(run({ name: 'Nightly jobs', path }), severalServices)
      expect(invocation?.cause).toMatchObject({ service: 'jobs' })
    }
  })
})

describe('a deploy workflow that succeeded', () => {
  it('is a release to verify', async () => {
    const [invocation] = await ask(run({ conclusion: 'success' }))
    expect(invocation).toMatchObject({
      cause: {
        kind: 'typed',
        name: 'release',
        rest: `--service chatbot-fluxa --env production --sha ${sha}`,
      },
      actor: { kind: 'itself' },
    })
  })
})

describe('a service whose name holds blanks', () => {
  it('is named so that the command reads back', async () => {
    const [invocation] = await ask(run({ conclusion: 'success' }), blanks)
    const command = readLine(invocation ? typedBy(invocation) : '')
    expect(command?.name).toBe('release')
    const grammar = { ...table.release.grammar, usage: '' }
    expect(readArguments(command?.rest ?? '', grammar).flags).toEqual({
      service: 'the web shop',
      env: 'production (eu)',
      sha,
    })
  })
})

describe('a run that is not a deployment of ours', () => {
  const fork = { id: 2, full_name: 'mallory/chatbot-fluxa', fork: true }
  it.each([
    ['it was cancelled', { conclusion: 'cancelled' }],
    ['it was skipped', { conclusion: 'skipped' }],
    ['it waits for somebody', { conclusion: 'action_required' }],
    ['it is stale', { conclusion: 'stale' }],
    ['it said nothing either way', { conclusion: 'neutral' }],
    ['it has not ended', { conclusion: null }],
    ['it is a fork’s, from a branch called main', { head_repository: fork }],
    ['its repository is gone', { head_repository: null }],
    ['it is a pull request’s', { event: 'pull_request' }],
    ['it is a pull request’s, with our rights', { event: 'pull_request_target' }],
  ])('asks for nothing, and reads nothing: %s', async (_, more) => {
    const { invocations } = await workflowRun({ name: 'workflow_run', payload: run(more) }, unread)
    expect(invocations).toEqual([])
  })

  it.each([
    ['another workflow', { name: 'Tests', path: '.github/workflows/test.yml' }],
    ['another branch', { head_branch: 'feature' }],
    ['a branch that is not there any more', { head_branch: null }],
  ])('asks for nothing: %s', async (_, more) => expect(await ask(run(more))).toEqual([]))
})
