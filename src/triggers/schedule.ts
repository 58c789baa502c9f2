import { commandOf } from '../causes/typed.ts'
import { itself } from '../incident/events.ts'
import type { Trigger } from './event.ts'

/** The clock struck: one sweep over everything. */
export const schedule: Trigger = async () => {
  const at = new Date().toISOString()
  return {
    invocations: [
      {
        key: `schedule:${at}`,
        cause: commandOf('tick'),
        actor: { login: itself, kind: 'itself' },
        at,
      },
    ],
  }
}
