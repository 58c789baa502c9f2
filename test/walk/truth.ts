import { execFileSync } from 'node:child_process'
import { log, readObject } from '@outage-playbook/rehearsal/github/git/read.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

/**
 * What is so in a world, read from its git repository and its hosting, and from nothing that the
 * product says or keeps.
 */
export type Truth = {
  /** True if production would be healthy while it runs this commit. */
  isHealthy(sha: string): Promise<boolean>
  /** True if a release of this commit starts at all. */
  starts(sha: string): Promise<boolean>
  /** The sha that runs in production. */
  running(): string | undefined
  /** True if production answers its health check now. */
  isUp(): Promise<boolean>
  /** Shas of main, newest first. */
  main(): Promise<readonly string[]>
  /** The tree of a commit. */
  treeOf(sha: string): Promise<string>
  /** Commits that runs of the action asked the deploy workflow for, oldest first. */
  askedByAction(): readonly string[]
  /** Every file of the records' branch, by path. */
  records(): ReadonlyMap<string, string>
}

/** The truth about one world. */
export function openTruth(world: World, bot: string): Truth {
  const { git } = world.github.hub

  async function file(sha: string, path: string): Promise<string> {
    const found = await readObject(git, `${sha}:${path}`)
    return found?.content.toString('utf8') ?? ''
  }

  const starts = async (sha: string): Promise<boolean> =>
    !(await file(sha, 'server.js')).includes('./limits.js')

  return {
    starts,
    async isHealthy(sha) {
      return (await starts(sha)) && isJson(await file(sha, 'answers.json'))
    },
    running: () => world.hosting.current(),
    isUp: async () => (await world.health().catch(() => ({ status: 0 }))).status === 200,
    main: async () => (await world.gitLog()).map(({ sha }) => sha),
    async treeOf(sha) {
      const [commit] = await log(git, ['-1', sha, '--'])
      return commit?.tree ?? ''
    },
    askedByAction: () =>
      world.github.runs
        .all()
        .filter(
          ({ path, event, actor }) =>
            path.endsWith('/deploy.yml') && event === 'workflow_dispatch' && actor.login === bot,
        )
        .toReversed()
        .map(({ inputs }) => inputs?.['ref'] ?? ''),
    records: () => filesOf(git, 'outage-records'),
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function filesOf(git: string, branch: string): ReadonlyMap<string, string> {
  const ask = (...args: readonly string[]): string =>
    execFileSync('git', ['--git-dir', git, ...args], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  try {
    const paths = ask('ls-tree', '-r', '--name-only', branch).trim().split('\n')
    return new Map(paths.map((path) => [path, ask('show', `${branch}:${path}`)]))
  } catch {
    return new Map()
  }
}
