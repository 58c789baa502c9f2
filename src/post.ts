import { wireAction, type Wired } from './action.ts'
import { explained } from './engine/answer.ts'
import { giveUp } from './engine/give-up.ts'
import * as io from './io.ts'
import { progressLog } from './views/log.ts'

/**
 * The `post` step of the action, where the run was cancelled (`post-if: cancelled()`): writes down
 * where it stood, gives its claims back, and answers for commands that it could not finish.
 */
export async function post(): Promise<void> {
  io.guard()
  const keys = io.recall()
  const main = io.mainProcess()
  if (keys.length === 0 || main === undefined) return
  let wired: Wired | undefined
  try {
    wired = wireAction(process.env, io.readInputs(), main, {
      show: progressLog(io.log),
      log: io.log,
      signal: AbortSignal.timeout(60_000),
      remember: () => {},
      warn: io.warn,
    })
    for (const key of keys) await giveUp(wired.engine, key)
  } catch (error) {
    const { message, remedy, code } = explained(error)
    io.annotate(`${message} ${remedy} (${code})`)
  } finally {
    await wired?.engine.close()
  }
}
