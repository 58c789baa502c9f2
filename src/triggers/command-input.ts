import { readLines } from '../parser/lines.ts'
import { typedLine } from '../causes/typed.ts'
import { OutageError } from '../errors.ts'
import type { RunIdentity } from '../incident/record.ts'
import type { Request } from './event.ts'

/**
 * The `command` input, or a terminal: command lines that whoever may start the run may also give.
 * `step` tells several steps of one run apart.
 */
export function commandInput(
  input: string,
  by: {
    readonly login: string
    readonly run: RunIdentity
    readonly step: string
    readonly now: Date
  },
): Request {
  const { commands, prose } = readLines(input)
  if (commands.length === 0 || prose !== '') {
    throw new OutageError(
      'command-unknown',
      `The command must be lines that begin with a slash, not \`${prose}\`.`,
    )
  }
  const { url } = by.run
  return {
    invocations: commands.map((line, index) => ({
      key: `${by.run.id}:${by.run.attempt}:${by.step}:${index + 1}`,
      cause: typedLine(line),
      actor: { login: by.login, kind: 'operator' },
      at: by.now.toISOString(),
      ...(url === undefined ? {} : { url }),
    })),
  }
}
