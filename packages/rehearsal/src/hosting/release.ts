import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'dotenv'
import { git } from '../github/git/run.ts'
import { root } from '../root.ts'
import { adopt, end } from './children.ts'
import { openTemporary } from './temporary.ts'

/** A commit of the app, running. */
export type RunningRelease = {
  readonly sha: string
  readonly port: number
  readonly child: ChildProcess
  stop(): Promise<void>
}

export type ReleaseOptions = {
  /** Path of the bare repository. */
  readonly git: string
  readonly sha: string
  readonly node: string
  readonly variables: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Receives what it prints, as it comes. */
  readonly print?: (text: string) => void
}

/** Checks a commit out and starts it; rejects, with the end of its output, where it does not listen. */
export async function startRelease(options: ReleaseOptions): Promise<RunningRelease> {
  const directory = await openTemporary('release')
  try {
    await checkOut(options.git, options.sha, directory.path)
    await linkPackages(directory.path)
    const child = spawn(options.node, ['server.js'], {
      cwd: directory.path,
      env: {
        PATH: process.env['PATH'],
        ...options.variables,
        ...(await dotenvOf(directory.path)),
        PORT: '0',
        RELEASE: options.sha,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    adopt(child)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => options.print?.(chunk.toString('utf8')))
    }
    const stop = async (): Promise<void> => {
      await end(child)
      await directory.remove()
    }
    options.signal?.addEventListener('abort', () => void end(child))
    const port = await listening(child)
    return { sha: options.sha, port, child, stop }
  } catch (error) {
    await directory.remove()
    throw error
  }
}

/** The files of a commit. Its index is of no further use: nothing is committed there. */
async function checkOut(repository: string, sha: string, directory: string): Promise<void> {
  const index = join(directory, '.release-index')
  const env = { GIT_INDEX_FILE: index }
  await git(repository, [`--work-tree=${directory}`, 'read-tree', '--reset', '-u', sha], { env })
  await rm(index)
}

/** The variables that the commit brings with it. */
async function dotenvOf(directory: string): Promise<Readonly<Record<string, string>>> {
  const file = join(directory, '.env.production')
  return existsSync(file) ? parse(await readFile(file, 'utf8')) : {}
}

/** In place of an installation: the packages that we have, where we have any. */
async function linkPackages(directory: string): Promise<void> {
  const packages = join(root, 'node_modules')
  const own = join(directory, 'node_modules')
  if (existsSync(packages) && !existsSync(own)) await symlink(packages, own)
}

/** The port that a child says it listens on. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = ''
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4000)
      const port = /listening on (\d+)/.exec(output)?.[1]
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`It ended with ${code}.\n${output.trim()}`)))
  })
}
