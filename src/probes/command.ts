import { spawn } from 'node:child_process'
import { split } from 'shlex'
import type { CommandProbeConfig } from '../config/schema.ts'
import type { Probe } from '../ports.ts'
import { type Finding, look } from './finding.ts'
import type { ProbeOptions } from './options.ts'
import { likelySecrets, redact } from '../secrets.ts'

/** Characters of output that are kept to find its last line. */
const tail = 4_096

/** Runs a command line, without a shell: exit 0 is up, anything else down with its last line. */
export function commandProbe(config: CommandProbeConfig, options: ProbeOptions): Probe {
  return {
    name: config.command,
    check: (signal) =>
      look(
        config.command,
        options.clock,
        (text) => redact(text, likelySecrets(options.env)),
        () => run(config.command, options, signal),
      ),
  }
}

async function run(line: string, options: ProbeOptions, signal: AbortSignal): Promise<Finding> {
  const [file, ...args] = split(line)
  if (file === undefined) return { verdict: 'unknown', detail: 'the command is empty' }
  if (signal.aborted) return { verdict: 'unknown', detail: 'stopped before it began' }
  const { cwd, env, timeout } = options

  return new Promise((resolve) => {
    // A group of its own, so that whatever the command started ends with it.
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = endOf(`${output}${chunk.toString('utf8')}`)
    }
    const settle = (finding: Finding) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(finding)
    }
    const end = (finding: Finding) => {
      killGroup(child.pid)
      settle(finding)
    }
    const stop = () => end({ verdict: 'unknown', detail: 'stopped before it ended' })
    const timer = setTimeout(() => {
      end({ verdict: 'down', detail: `did not end in ${timeout} ms` })
    }, timeout)
    signal.addEventListener('abort', stop, { once: true })
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => settle(notStarted(error, file)))
    child.on('close', (code, killedBy) => settle(ended(code, killedBy, output)))
  })
}

/** The end of a long output, without the word that the cut goes through: half a secret is one too. */
function endOf(output: string): string {
  return output.length <= tail ? output : output.slice(-tail).replace(/^\S+/, '')
}

/** A command that cannot be started says nothing about the service. */
function notStarted(error: NodeJS.ErrnoException, file: string): Finding {
  const why =
    error.code === 'ENOENT'
      ? 'is not installed here'
      : `cannot be run: ${error.code ?? error.message}`
  return { verdict: 'unknown', detail: `${file} ${why}` }
}

function ended(code: number | null, killedBy: string | null, output: string): Finding {
  if (code === 0) return { verdict: 'up', detail: 'exit 0' }
  const last = output.split(/[\r\n]+/).findLast((line) => line.trim() !== '')
  const how = code === null ? `killed by ${killedBy ?? 'a signal'}` : `exit ${code}`
  return { verdict: 'down', detail: last === undefined ? how : `${how}: ${last.trim()}` }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has ended by itself.
  }
}
