import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OutageError } from '../../errors.ts'
import { outputOf, runProgram } from '../../program.ts'

export type Checkout = {
  /** A checkout of the repository, where commits can be fetched from. */
  readonly workspace: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Receives the output as it comes. */
  readonly log: (line: string) => void
}

/** Milliseconds for one git command. */
const longestGit = 120_000

/**
 * Does `work` in a folder that holds exactly this commit: a work tree of the checkout, removed
 * afterwards, and also where our process ends in the middle. Throws `deploy-failed` where the commit
 * cannot be had.
 */
export async function inWorkTree<T>(
  checkout: Checkout,
  sha: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'outage-deploy-'))
  const removeNow = (): void => {
    rmSync(folder, { recursive: true, force: true })
    outputOf('git', ['worktree', 'prune'], { cwd: checkout.workspace })
  }
  process.on('exit', removeNow)
  try {
    await checkOut(checkout, sha, folder)
    return await work(folder)
  } finally {
    await git(checkout, ['worktree', 'remove', '--force', folder])
    await rm(folder, { recursive: true, force: true })
    process.off('exit', removeNow)
  }
}

async function checkOut(checkout: Checkout, sha: string, folder: string): Promise<void> {
  const isKnown = await git(checkout, ['cat-file', '-e', `${sha}^{commit}`])
  if (!isKnown && !(await git(checkout, ['fetch', '--depth=1', 'origin', sha]))) {
    throw new OutageError('deploy-failed', `The commit ${sha} could not be fetched.`, {
      remedy: 'Check the repository out with `actions/checkout` before this step.',
    })
  }
  if (await git(checkout, ['worktree', 'add', '--force', '--detach', folder, sha])) return
  throw new OutageError('deploy-failed', `The commit ${sha} could not be checked out.`)
}

/** True where git did it. */
async function git(
  { workspace, environment, log }: Checkout,
  args: readonly string[],
): Promise<boolean> {
  const options = { cwd: workspace, env: environment, timeout: longestGit, onLine: log }
  const { end } = await runProgram('git', args, options)
  return end.how === 'exited' && end.code === 0
}
