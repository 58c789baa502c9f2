import { context, getOctokit } from '@actions/github'
import { OutageError } from './errors.ts'
import type { Engine } from './engine/context.ts'
import type { Ahead } from './github/ahead.ts'
import type { Inputs } from './io.ts'
import type { Process } from './io.ts'
import type { Reply } from './views/reply.ts'
import { wire, type Environment } from './wiring.ts'

/** The engine as an action runs it, and what Actions says about the run. */
export type Wired = {
  readonly engine: Engine
  /** Who started the run. */
  readonly actor: string
  /** Tells several steps of one run apart, and the legs of a matrix. */
  readonly step: string
}

/** The engine for a run of GitHub Actions, from the environment that the runner makes. */
export function wireAction(
  env: Environment,
  inputs: Inputs,
  { nonce }: Process,
  channels: {
    readonly show: (reply: Reply) => void
    readonly log: (line: string) => void
    readonly signal: AbortSignal
    readonly remember: (record: string) => void
    readonly warn: (text: string) => void
    readonly ahead?: Ahead
  },
): Wired {
  if (!env['GITHUB_REPOSITORY']) {
    throw new OutageError(
      'event-invalid',
      'GITHUB_REPOSITORY is not set: this is no run of GitHub Actions.',
    )
  }
  const { job, serverUrl, runId } = context
  const repository = `${context.repo.owner}/${context.repo.repo}`
  const id = String(runId || 0)
  const engine = wire({
    env,
    token: inputs.token,
    octokit: ({ auth, ...settings }) => getOctokit(auth, settings),
    repository,
    config: inputs.config,
    run: {
      id,
      attempt: context.runAttempt || 1,
      ...(job ? { job } : {}),
      nonce,
      url: `${serverUrl}/${repository}/actions/runs/${id}`,
    },
    ...channels,
  })
  // What the runner does not set is not there, whatever the type says.
  const { action = '', actor = '' } = context
  return { engine, actor, step: `${job ?? ''}-${action}-${nonce}` }
}
