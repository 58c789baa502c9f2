import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compare, createCommit, moveBranch } from '../../src/github/git.ts'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import type { Site } from './site.ts'

/** How many commits are taken back. */
export const taken = 5

/** The revert as a rollback makes it: three requests. */
export async function revertByApi({ client }: Site, target: string): Promise<void> {
  const comparison = await compare(client, target, 'main')
  if (comparison === undefined) throw new Error('There is nothing to compare.')
  const { base, head } = comparison
  const message = `Roll production back to ${target.slice(0, 7)}`
  const sha = await createCommit(client, { message, tree: base.tree, parent: head.sha })
  const moved = await moveBranch(client, 'main', sha)
  if (moved !== 'moved') throw new Error(`The branch was not moved: ${moved}.`)
}

/** The same by a clone, whole or of `depth` commits, with `git revert` and `git push`. */
export async function revertByClone(site: Site, target: string, depth?: number): Promise<void> {
  const directory = join(site.scratch, 'clone')
  const shallow = depth === undefined ? [] : ['--depth', String(depth)]
  // An address, because a clone by path links the objects instead of reading them.
  const address = pathToFileURL(site.git).href
  await git(site.git, ['clone', '--quiet', ...shallow, address, directory])
  const inClone = (...args: readonly string[]): Promise<string> =>
    git(join(directory, '.git'), ['--work-tree', directory, ...identity, ...args])
  await inClone('revert', '--no-commit', `${target}..HEAD`)
  await inClone('commit', '--quiet', '-m', `Roll production back to ${target.slice(0, 7)}`)
  await inClone('push', '--quiet', 'origin', 'main')
  await rm(directory, { recursive: true })
}

const identity = ['-c', 'user.name=Alice', '-c', 'user.email=alice@users.noreply.github.com']
