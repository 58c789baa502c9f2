import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { fatal, forget, killGroup, watch } from './program-groups.ts'

export type ProgramOptions = {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds after which it is ended, with everything that it started. */
  readonly timeout: number
  /** Ends it the same way. */
  readonly signal?: AbortSignal
  /** Receives the lines of both its outputs as they come. */
  readonly onLine?: (line: string) => void
}

/** How a program ended; `not-started` names the reason as the system does, such as `ENOENT`. */
export type ProgramEnd =
  | { readonly how: 'exited'; readonly code: number }
  | { readonly how: 'killed'; readonly signal: string }
  | { readonly how: 'not-started'; readonly reason: string }
  | { readonly how: 'timed-out' }
  | { readonly how: 'stopped' }

export type ProgramResult = {
  readonly end: ProgramEnd
  /** What it printed as its value: the last 64 KB. */
  readonly stdout: string
  /** What it printed for people: the last 64 KB. */
  readonly stderr: string
  /** The last lines of both outputs, in the order in which they came. */
  readonly tail: readonly string[]
}

/** Lines that are kept of both outputs together. */
const tailLines = 20

/** Characters that are kept of each output, and of one line. */
const mostKept = 65_536

/** Milliseconds for the rest of the output once it has ended: what it left running may hold the pipe. */
const restOfOutput = 500

/** Milliseconds between asking a group to end and killing it. */
const patience = 2_000

/** The longest that a timer of Node.js runs: a longer one goes off at once. */
const longestTimer = 2 ** 31 - 1

/**
 * The one way to run a child process. No shell; nothing on its standard input; a group of its own,
 * which ends when its time is over, when `signal` is aborted, and when our own process ends, be it by
 * SIGINT, SIGTERM or SIGHUP. It has ended once it has exited, whatever it left running in the
 * background. Never rejects: how it went is in `end`.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const child = start(program, args, options)
  if (typeof child === 'string') {
    const end: ProgramEnd = { how: 'not-started', reason: child }
    return Promise.resolve({ end, stdout: '', stderr: '', tail: [] })
  }
  const { signal, onLine = () => {} } = options
  const tail: string[] = []
  const keep = (line: string): void => {
    onLine(line)
    tail.push(line)
    if (tail.length > tailLines) tail.shift()
  }
  const [stdout, stderr] = [collect(child.stdout, keep), collect(child.stderr, keep)]

  return new Promise((resolve) => {
    let forced: 'timed-out' | 'stopped' | undefined
    let end: ProgramEnd | undefined
    const timers = new Set<NodeJS.Timeout>()
    const later = (ms: number, act: () => void): void => {
      timers.add(setTimeout(act, Math.min(ms, longestTimer)))
    }
    const finish = (): void => {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      forget(stop)
      child.stdout.destroy()
      child.stderr.destroy()
      const how: ProgramEnd = forced === undefined ? (end ?? { how: 'stopped' }) : { how: forced }
      resolve({ end: how, stdout: stdout(), stderr: stderr(), tail })
    }
    const force = (why: 'timed-out' | 'stopped'): void => {
      if (forced !== undefined || end !== undefined) return
      forced = why
      killGroup(child, 'SIGTERM')
      later(patience, () => {
        killGroup(child, 'SIGKILL')
        later(restOfOutput, finish)
      })
    }
    const stop = (): void => force('stopped')

    child.once('error', (error) => {
      end ??= { how: 'not-started', reason: reasonOf(error) }
      finish()
    })
    child.once('exit', (code, killedBy) => {
      // Asked to end, its leader has; what it started may not have listened.
      if (forced !== undefined) killGroup(child, 'SIGKILL')
      end =
        code === null ? { how: 'killed', signal: killedBy ?? 'a signal' } : { how: 'exited', code }
      later(restOfOutput, finish)
    })
    child.once('close', finish)
    later(options.timeout, () => force('timed-out'))
    signal?.addEventListener('abort', stop, { once: true })
    watch(stop, child)
    if (signal?.aborted) stop()
  })
}

/** Milliseconds and bytes for a question that is asked synchronously. */
const longestQuestion = 60_000
const mostOutput = 64 * 1024 * 1024

/** What a program such as git prints on its standard output; nothing where it fails or is not there. */
export function outputOf(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: longestQuestion,
    maxBuffer: mostOutput,
  })
  return status === 0 ? stdout : undefined
}

/**
 * Runs a program in our place: with our input, outputs and terminal. Ctrl-C reaches it by itself, and
 * any other request to end is passed on, so that it can close what it has opened. Resolves with the
 * code to exit with; rejects if it cannot be started.
 */
export async function runInOurPlace(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' })
  const passOn = (name: NodeJS.Signals): void => {
    if (name !== 'SIGINT') child.kill(name)
  }
  for (const name of fatal) process.on(name, passOn)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => {
        resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]))
      })
    })
  } finally {
    for (const name of fatal) process.off(name, passOn)
  }
}

type Started = ReturnType<typeof spawnDetached>

function start(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Started | string {
  try {
    return spawnDetached(program, args, options)
  } catch (error) {
    // Such as an argument with a NUL in it.
    return reasonOf(error)
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = Object(error) as NodeJS.ErrnoException
  return code ?? message
}

function spawnDetached(program: string, args: readonly string[], options: ProgramOptions) {
  const { cwd, env } = options
  return spawn(program, args, {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
}

/** Reads an output line by line; what is returned tells the end of all of it. */
function collect(stream: NodeJS.ReadableStream, keep: (line: string) => void): () => string {
  // Letters whose bytes come in two chunks stay whole.
  stream.setEncoding('utf8')
  let all = ''
  let rest = ''
  stream.on('data', (chunk: string) => {
    all = endOf(all + chunk)
    const lines = (rest + chunk).split(/\r?\n/)
    rest = endOf(lines.pop() ?? '')
    for (const line of lines) keep(endOf(line))
  })
  const flush = (): void => {
    if (rest !== '') keep(rest)
    rest = ''
  }
  stream.on('end', flush)
  return () => {
    flush()
    return all
  }
}

/** The end of a long text, without the word that the cut goes through: half a secret is one too. */
function endOf(text: string): string {
  return text.length <= mostKept ? text : text.slice(-mostKept).replace(/^\S+/, '')
}
