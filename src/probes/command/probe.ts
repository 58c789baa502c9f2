import { split } from 'shlex'
import type { CommandProbeConfig } from './descriptor.ts'
import type { Probe } from '../../ports.ts'
import { type ProgramResult, runProgram } from '../../program.ts'
import { type Finding, look } from '../finding.ts'
import type { ProbeOptions } from '../options.ts'
import { likelySecrets, redact } from '../../secrets.ts'

/** Runs a command line, without a shell: exit 0 is up, anything else down with its last line. */
export function commandProbe(
  config: CommandProbeConfig,
  options: ProbeOptions,
  name: string,
): Probe {
  return {
    name,
    check: (signal) =>
      look(
        name,
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
  return findingOf(await runProgram(file, args, { cwd, env, timeout, signal }), file, timeout)
}

function findingOf({ end, tail }: ProgramResult, file: string, timeout: number): Finding {
  switch (end.how) {
    case 'stopped':
      return { verdict: 'unknown', detail: 'stopped before it ended' }
    case 'timed-out':
      return { verdict: 'down', detail: `did not end in ${timeout} ms` }
    case 'not-started':
      return { verdict: 'unknown', detail: `${file} ${whyNotStarted(end.reason)}` }
    case 'killed':
      return { verdict: 'down', detail: withLastLine(`killed by ${end.signal}`, tail) }
    case 'exited':
      if (end.code === 0) return { verdict: 'up', detail: 'exit 0' }
      return { verdict: 'down', detail: withLastLine(`exit ${end.code}`, tail) }
  }
}

/** A command that cannot be started says nothing about the service. */
function whyNotStarted(reason: string): string {
  return reason === 'ENOENT' ? 'is not installed here' : `cannot be run: ${reason}`
}

function withLastLine(how: string, tail: readonly string[]): string {
  const last = tail.flatMap((line) => line.split('\r')).findLast((line) => line.trim() !== '')
  return last === undefined ? how : `${how}: ${last.trim()}`
}
