import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { split } from 'shlex'
import type { HostingConfig } from '../config/schema.ts'
import { OutageError } from '../errors.ts'
import type { DeployResult, Hosting } from '../ports.ts'

type CommandConfig = Extract<HostingConfig, { provider: 'command' }>

export type CommandOptions = {
  /** A checkout of the repository, where commits can be fetched from. */
  readonly workspace: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Receives the output as it comes. */
  readonly log: (line: string) => void
}

/** Lines of output that are kept as evidence. */
const tailLength = 20

/**
 * A command that deploys the folder it is started in. It runs in a worktree of exactly the commit
 * asked for; its arguments never pass through a shell. It leaves no trace of its own and dies with
 * its runner, so it must be repeatable: a run that resumes may start it once more.
 */
export function commandHosting(config: CommandConfig, options: CommandOptions): Hosting {
  const running = new Map<string, Promise<DeployResult>>()

  async function execute(sha: string): Promise<DeployResult> {
    const folder = await mkdtemp(join(tmpdir(), 'outage-deploy-'))
    try {
      await checkout(options, sha, folder)
      return await deployFrom(folder, sha)
    } finally {
      await git(options, ['worktree', 'remove', '--force', folder]).catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    }
  }

  async function deployFrom(folder: string, sha: string): Promise<DeployResult> {
    const [program = '', ...args] = split(config.deploy).map((word) =>
      word.replaceAll('{sha}', sha),
    )
    const result = await run(program, args, {
      ...options,
      cwd: folder,
      environment: { ...options.environment, OUTAGE_SHA: sha },
      timeout: config.timeout,
    })
    const detail = result.tail.join('\n')
    if (result.code === 0) return { status: 'live', detail }
    if (result.code === 'timeout') return { status: 'timed-out', detail }
    return { status: 'failed', detail: `exit ${result.code}\n${detail}`.trim() }
  }

  return {
    provider: 'command',
    deploys: 'commit',
    recordsDeployments: false,

    async deploy(request) {
      const id = `${request.sha}-${running.size + 1}`
      const result = execute(request.sha)
      // Whoever waits sees the failure; until then it must not end the process.
      result.catch(() => undefined)
      running.set(id, result)
      return { id }
    },

    async wait(deployment, progress) {
      progress('the deploy command is running')
      // Started by a run that died, and dead with it: it is run again.
      return running.get(deployment.id) ?? execute(deployment.id.split('-')[0] ?? '')
    },
  }
}

async function checkout(options: CommandOptions, sha: string, folder: string): Promise<void> {
  const known = await git(options, ['cat-file', '-e', `${sha}^{commit}`]).catch(() => 1)
  if (known !== 0) {
    const fetched = await git(options, ['fetch', '--depth=1', 'origin', sha])
    if (fetched !== 0) {
      throw new OutageError('deploy-failed', `The commit ${sha} could not be fetched.`, {
        remedy: 'Check the repository out with `actions/checkout` before this step.',
      })
    }
  }
  const added = await git(options, ['worktree', 'add', '--force', '--detach', folder, sha])
  if (added !== 0)
    throw new OutageError('deploy-failed', `The commit ${sha} could not be checked out.`)
}

async function git(options: CommandOptions, args: readonly string[]): Promise<number | 'timeout'> {
  const { code } = await run('git', args, { ...options, cwd: options.workspace, timeout: 120_000 })
  return code
}

type Run = CommandOptions & { readonly cwd: string; readonly timeout: number }

/** Runs a program without a shell; answers its exit code and the end of its output. */
function run(
  program: string,
  args: readonly string[],
  options: Run,
): Promise<{ readonly code: number | 'timeout'; readonly tail: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const tail: string[] = []
    let late = false
    const timer = setTimeout(() => {
      late = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, options.timeout)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      let rest = ''
      stream.on('data', (chunk: string) => {
        const lines = (rest + chunk).split(/\r?\n/)
        rest = lines.pop() ?? ''
        for (const line of lines) keep(line)
      })
      stream.on('end', () => {
        if (rest !== '') keep(rest)
      })
    }
    const keep = (line: string): void => {
      options.log(line)
      tail.push(line)
      if (tail.length > tailLength) tail.shift()
    }
    child.on('error', (cause) => {
      clearTimeout(timer)
      const message = `The program \`${program}\` could not be started.`
      reject(new OutageError('deploy-failed', message, { cause }))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: late ? 'timeout' : (code ?? 1), tail })
    })
  })
}
