import { wireAction } from './action.ts'
import { explained } from './engine/answer.ts'
import { giveUp } from './engine/give-up.ts'
import * as io from './io.ts'
import { progressLog } from './views/log.ts'

/** Writes down where a cancelled run stood, gives its claims back, and answers. */
export async function postMain(): Promise<void> {
  const keys = io.recall()
  if (keys.length === 0) return
  try {
    const { engine } = wireAction(process.env, io.readInputs(), {
      show: progressLog(io.log),
      log: io.log,
      signal: AbortSignal.timeout(60_000),
      remember: () => {},
    })
    for (const key of keys) await giveUp(engine, key)
  } catch (error) {
    const { message, remedy, code } = explained(error)
    io.annotate(`${message} ${remedy} (${code})`)
  }
}
