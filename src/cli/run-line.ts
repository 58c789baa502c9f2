import type { Engine } from '../engine/context.ts'
import { dispatch } from '../engine/dispatch.ts'
import type { Invocation } from '../incident/record.ts'
import { commandInput } from '../triggers/command-input.ts'
import { progressLog } from '../views/log.ts'
import { loginOf, terminalEngine } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson, printLine } from './output.ts'

/** Runs one command line, and shows how it goes; the exit code says how it ended. */
export async function runLine(line: string, options: GlobalOptions): Promise<void> {
  await guarded(options, async () => {
    const print = (text: string) => printLine(text, options.json ? process.stderr : process.stdout)
    const engine = terminalEngine(options, progressLog(print), print)
    try {
      for (const invocation of await invocationsOf(engine, line)) {
        const result = await dispatch(engine, invocation)
        if (options.json) printJson(result)
        if (result.outcome === 'failed' || result.outcome === 'refused') process.exitCode = 1
      }
    } finally {
      await engine.close()
    }
  })
}

async function invocationsOf(engine: Engine, line: string): Promise<readonly Invocation[]> {
  const now = engine.clock.now()
  const login = await loginOf(engine)
  return commandInput(line, { login, run: engine.run, step: String(now.getTime()), now })
    .invocations
}
