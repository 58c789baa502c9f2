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
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  if (repository === '') {
    throw new OutageError(
      'event-invalid',
      'GITHUB_REPOSITORY is not set: this is no run of GitHub Actions.',
    )
  }
  const id = env['GITHUB_RUN_ID'] ?? '0'
  const job = env['GITHUB_JOB'] ?? ''
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const engine = wire({
    env,
    token: inputs.token,
    repository,
    config: inputs.config,
    run: {
      id,
      attempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? '1'),
      ...(job === '' ? {} : { job }),
      nonce,
      url: `${server}/${repository}/actions/runs/${id}`,
    },
    ...channels,
  })
  const step = `${job}-${env['GITHUB_ACTION'] ?? ''}-${nonce}`
  return { engine, actor: env['GITHUB_ACTOR'] ?? '', step }
}
