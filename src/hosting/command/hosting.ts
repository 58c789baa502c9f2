import { split } from 'shlex'
import { OutageError } from '../../errors.ts'
import type { Deployment, DeployRequest, DeployResult } from '../../ports.ts'
import { runProgram } from '../../program.ts'
import { likelySecrets, redact } from '../../secrets.ts'
import type { HostingAdapter } from '../descriptor.ts'
import type { CommandConfig } from './descriptor.ts'
import { inWorkTree, type Checkout } from './work-tree.ts'

/**
 * A command that deploys the folder it is started in. It runs in a work tree of exactly the commit
 * asked for; its arguments never pass through a shell. It ends with our process, and leaves no trace of
 * its own: a run that resumes asks the `running` command whether the commit runs already; without
 * one it starts the deployment once more, so that must be repeatable.
 */
export function commandHosting(config: CommandConfig, options: Checkout): HostingAdapter {
  const running = new Map<string, Running>()
  const secrets = likelySecrets(options.environment)

  function start(id: string, sha: string): Running {
    const stop = new AbortController()
    const one = { stop, result: execute(sha, stop.signal) }
    // Whoever waits sees the failure; until then it must not end the process.
    one.result.catch(() => undefined)
    running.set(id, one)
    return one
  }

  async function execute(sha: string, signal: AbortSignal): Promise<DeployResult> {
    // It becomes an argument of git's and of the command's: nothing else may pass for a commit.
    if (!/^[0-9a-f]{40,64}$/.test(sha)) {
      throw new OutageError('deploy-failed', `\`${sha.slice(0, 100)}\` is not a commit.`)
    }
    return inWorkTree(options, sha, (folder) => deployFrom(folder, sha, signal))
  }

  async function deployFrom(
    folder: string,
    sha: string,
    signal: AbortSignal,
  ): Promise<DeployResult> {
    const [program = '', ...args] = split(config.deploy).map((word) =>
      word.replaceAll('{sha}', sha),
    )
    const { end, tail } = await runProgram(program, args, {
      cwd: folder,
      env: { ...options.environment, OUTAGE_SHA: sha },
      timeout: config.timeout,
      signal,
      onLine: options.log,
    })
    const detail = tail.map((line) => redact(line, secrets)).join('\n')
    if (end.how === 'not-started') {
      const message = `The program \`${program}\` could not be started: ${end.reason}.`
      throw new OutageError('deploy-failed', message)
    }
    if (end.how === 'stopped') return { status: 'cancelled', detail }
    if (end.how === 'timed-out') return { status: 'timed-out', detail }
    if (end.how === 'exited' && end.code === 0) return { status: 'live', detail }
    const how = end.how === 'exited' ? `exit ${end.code}` : `killed by ${end.signal}`
    return { status: 'failed', detail: `${how}\n${detail}`.trim() }
  }

  /** The commit's deployment, where the command that prints what runs names it. */
  async function find(line: string, sha: string): Promise<Deployment | undefined> {
    const [program = '', ...args] = split(line)
    const { end, stdout } = await runProgram(program, args, {
      cwd: options.workspace,
      env: options.environment,
      timeout: longestQuestion,
      onLine: options.log,
    })
    const printed = stdout.trim().split('\n').at(-1)?.trim().toLowerCase() ?? ''
    const isGood = end.how === 'exited' && end.code === 0
    if (!isGood || !/^[0-9a-f]{7,64}$/.test(printed) || !sha.startsWith(printed)) return undefined
    const id = `${sha}-found`
    running.set(id, { stop: new AbortController(), result: Promise.resolve(alreadyLive) })
    return { id }
  }

  /** A deployment that a run started which is dead, and it with that run: run again, unless it is live. */
  async function again(id: string): Promise<Running> {
    const sha = id.split('-')[0] ?? ''
    const found = config.running === undefined ? undefined : await find(config.running, sha)
    return running.get(found?.id ?? '') ?? start(id, sha)
  }

  return {
    deploys: 'commit',
    listedAs: 'nothing',
    ...(config.running === undefined
      ? {}
      : { find: ({ sha }: DeployRequest) => find(config.running ?? '', sha) }),

    async deploy(request) {
      const id = `${request.sha}-${running.size + 1}`
      start(id, request.sha)
      return { id }
    },

    async wait(deployment, progress, signal) {
      progress('the deploy command is running')
      const { id } = deployment
      const { result } = running.get(id) ?? (await again(id))
      return Promise.race([result, abortOf(signal)])
    },

    async cancel({ id }) {
      const one = running.get(id)
      one?.stop.abort()
      await one?.result.catch(() => undefined)
    },
  }
}

/** Milliseconds for the question what runs. */
const longestQuestion = 60_000

const alreadyLive: DeployResult = { status: 'live', detail: 'it was live already' }

type Running = { readonly stop: AbortController; readonly result: Promise<DeployResult> }

/** Rejects with the signal's reason once it is aborted. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
