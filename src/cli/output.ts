import { explained } from '../engine/answer.ts'
import { likelySecrets, redact } from '../secrets.ts'
import type { GlobalOptions } from './options.ts'

/** A value for programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Does `work`, and says what went wrong so that it can be mended; the exit code is 1 then. */
export async function guarded(options: GlobalOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    const { code, message, remedy } = explained(thrown)
    const hide = (text: string) => redact(text, likelySecrets(process.env))
    if (options.json) printJson({ outcome: 'failed', reason: code, message: hide(message), remedy })
    else process.stderr.write(`Not done: ${hide(message)}\n${remedy} (${code})\n`)
    process.exitCode = 1
  }
}
