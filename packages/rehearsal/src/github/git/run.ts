import { spawn } from 'node:child_process'
import { devNull } from 'node:os'

export type GitResult = { readonly code: number; readonly stdout: Buffer; readonly stderr: string }

export type GitOptions = { readonly input?: string | Buffer; readonly env?: Record<string, string> }

/** Who made a commit, and when (a `Date`); passed to git each time, never taken from its settings. */
export type Signature = { readonly name: string; readonly email: string; readonly at: Date }

/** Keeps the machine's settings of git out. */
export const isolated = {
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  GIT_CONFIG_COUNT: '1',
  // A rehearsal need not survive a power cut.
  GIT_CONFIG_KEY_0: 'core.fsync',
  GIT_CONFIG_VALUE_0: 'none',
}

/** The sha that git takes for there being nothing. */
export const nothing = '0'.repeat(40)

/** Runs git on a bare repository, without the machine's settings, and answers however it ended. */
export function tryGit(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--git-dir', directory, ...args], {
      env: { ...process.env, ...isolated, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const stderr = Buffer.concat(err).toString('utf8')
      resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr })
    })
    // Git may end without reading everything.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** Runs git, expects it to succeed, and answers what it printed, without the last line end. */
export async function git(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await tryGit(directory, args, options)
  if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${code}: ${stderr.trim()}`)
  return stdout.toString('utf8').replace(/\n$/, '')
}
