import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { node24, terminal } from './built.ts'

export type Printed = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

type Where = {
  readonly folder?: string
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Runs `outage` on alice's laptop, with the keys that her service needs. */
export function onLaptop(
  world: World,
  args: readonly string[],
  { folder, env = {} }: Where = {},
): Promise<Printed> {
  const { PATH, HOME } = process.env
  const all = {
    PATH,
    HOME,
    GITHUB_API_URL: world.github.url,
    GITHUB_REPOSITORY: 'acme/chatbot-fluxa',
    GITHUB_TOKEN: world.github.personToken('alice'),
    ...world.provider.env,
    ...env,
  }
  const child = spawn(node24, [terminal, ...args], {
    ...(folder === undefined ? {} : { cwd: folder }),
    env: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve) => {
    const printed = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (printed.stdout += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (printed.stderr += String(chunk)))
    child.on('close', (code) => resolve({ code, ...printed }))
  })
}

/** A clone of a repository, as somebody has it on a laptop. */
export type Clone = {
  readonly folder: string
  git(...args: readonly string[]): string
  /** Commits whatever is there, and pushes it; no workflow runs for it. */
  push(message: string): void
  remove(): Promise<void>
}

/** Clones the world's repository. */
export async function cloneOf(world: World): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), 'outage-clone-'))
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  git('clone', '--quiet', world.github.hub.git, '.')
  return {
    folder,
    git,
    push(message) {
      git('add', '--all')
      git('commit', '--quiet', '--message', message)
      git('push', '--quiet', 'origin', 'HEAD:main')
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
