import { spawn } from 'node:child_process'
import { OutageError } from '../errors.ts'

export type ProgramOptions = {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds after which it is ended, with everything that it started. */
  readonly timeout: number
  /** Ends it the same way. */
  readonly signal?: AbortSignal
  /** Receives the output as it comes. */
  readonly log: (line: string) => void
}

export type ProgramResult = {
  readonly code: number | 'timeout' | 'stopped'
  /** The last lines of both its outputs. */
  readonly tail: readonly string[]
}

/** Lines of output that are kept as evidence. */
const tailLength = 20

/** Milliseconds for the rest of the output of a program that has ended: what it left may hold it. */
const restOfOutput = 500

/** Runs a program without a shell. Throws `deploy-failed` where it cannot be started. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { cwd, environment, timeout, signal, log } = options
  return new Promise((resolve, reject) => {
    // A group of its own, so that whatever it starts ends with it.
    const child = spawn(program, args, {
      cwd,
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const tail: string[] = []
    let ended: 'timeout' | 'stopped' | undefined
    const end = (why: 'timeout' | 'stopped'): void => {
      ended = why
      killGroup(child.pid)
    }
    const stop = (): void => end('stopped')
    const timer = setTimeout(() => end('timeout'), timeout)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })

    const keep = (line: string): void => {
      log(line)
      tail.push(line)
      if (tail.length > tailLength) tail.shift()
    }
    const streams = [child.stdout, child.stderr]
    for (const stream of streams) readByLine(stream, keep)
    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    child.on('error', (cause) => {
      settle()
      const message = `The program \`${program}\` could not be started.`
      reject(new OutageError('deploy-failed', message, { cause }))
    })
    child.on('exit', () => {
      settle()
      setTimeout(() => streams.forEach((stream) => stream.destroy()), restOfOutput).unref()
    })
    child.on('close', (code) => resolve({ code: ended ?? code ?? 1, tail }))
  })
}

function readByLine(stream: NodeJS.ReadableStream, keep: (line: string) => void): void {
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

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has ended by itself.
  }
}
