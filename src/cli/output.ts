import { explained } from '../engine/answer.ts'
import { likelySecrets, redact } from '../secrets.ts'
import type { GlobalOptions } from './options.ts'

const hide = (text: string) => redact(text, likelySecrets(process.env))

/** A value for programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${hide(JSON.stringify(value, null, 2))}\n`)
}

/**
 * A line for people. It may hold anybody's text: no secret, and nothing that would steer the
 * terminal, but for the colours of a program's own output.
 */
export function printLine(line: string, to: NodeJS.WriteStream = process.stdout): void {
  to.write(`${hide(steadied(line))}\n`)
}

function steadied(line: string): string {
  return line.replaceAll(/\u001b(?!\[[\d;]*m)|(?![\t\n\u001b])\p{Cc}/gu, '')
}

/** Does `work`, and says what went wrong so that it can be mended; the exit code is 1 then. */
export async function guarded(options: GlobalOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    const { code, message, remedy } = explained(thrown)
    if (options.json) printJson({ outcome: 'failed', reason: code, message, remedy })
    else printLine(`Not done: ${message}\n${remedy} (${code})`, process.stderr)
    process.exitCode = 1
  }
}
