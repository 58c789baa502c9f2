import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isolated } from '@outage-playbook/rehearsal/github/git/run.ts'

const run = promisify(execFile)

/** A repository and a shallow checkout of it, as `actions/checkout` makes one. */
export type Checkout = {
  readonly workspace: string
  /** Where the deploy scripts say what runs. */
  readonly target: string
  readonly env: Readonly<Record<string, string>>
  /** Commits a deploy script to the repository; answers its sha. */
  commit(script: string): Promise<string>
  /** Checks the newest commit out, without the history. */
  checkout(): Promise<void>
  running(): Promise<string>
  worktrees(): Promise<number>
  close(): Promise<void>
}

/** Says that this commit runs. */
export const works = `require('node:fs').writeFileSync(process.env.TARGET, process.env.OUTAGE_SHA)`

export async function openCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'outage-checkout-'))
  const [origin, workspace] = [join(folder, 'origin'), join(folder, 'workspace')]
  const target = join(folder, 'running')
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, TARGET: target, ...isolated }
  const names = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com']
  const git = async (cwd: string, ...args: readonly string[]): Promise<string> =>
    (await run('git', [...names, ...args], { cwd, env })).stdout.trim()
  await run('git', ['init', '--quiet', '--initial-branch=main', origin], { env })
  return {
    workspace,
    target,
    env,
    async commit(script) {
      await writeFile(join(origin, 'deploy.cjs'), `${script}\n`)
      await git(origin, 'add', '.')
      await git(origin, 'commit', '--quiet', '--allow-empty', '-m', 'Change it')
      return git(origin, 'rev-parse', 'HEAD')
    },
    async checkout() {
      const url = `file://${origin}`
      await run('git', ['clone', '--quiet', '--depth=1', url, workspace], { env })
    },
    running: async () => (existsSync(target) ? readFile(target, 'utf8') : ''),
    worktrees: async () => (await git(workspace, 'worktree', 'list')).split('\n').length - 1,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
