import { typedBy } from '../causes/table.ts'
import { OutageError } from '../errors.ts'
import type { Invocation } from '../incident/record.ts'
import { authorize, levelFor, levelOf } from './authorize.ts'
import type { Engine } from './context.ts'
import { commandIn, type Act, type Definition } from './definition.ts'

/** Milliseconds after which a command is not run any more. */
const oldest = 24 * 3_600_000

/** True if a command was asked for so long ago that it is not run any more. */
export function isStale(engine: Pick<Engine, 'clock'>, { at }: Pick<Invocation, 'at'>): boolean {
  return engine.clock.now().getTime() - Date.parse(at) > oldest
}

/** A run that is started again days later must not act on what was meant then: `event-stale`. */
export function refuseStale(engine: Engine, invocation: Invocation): void {
  if (isStale(engine, invocation)) {
    throw new OutageError('event-stale', `The command was given at ${invocation.at}.`)
  }
}

/** Throws `permission-denied` or `permission-unknown` where whoever asked may not have it. */
export async function allow(
  engine: Engine,
  act: Definition | Act,
  invocation: Invocation,
): Promise<void> {
  const { login, kind } = invocation.actor
  const definition = commandIn(act)
  // What is done by itself is nobody's to allow.
  if (kind !== 'person' || definition === undefined) return
  const asked = definition.permission === 'anyone' ? undefined : levelOf(engine, login)
  asked?.catch(() => undefined)
  const config = await engine.config()
  if (levelFor(definition, config) === 'none') return
  const level = await (asked ?? levelOf(engine, login))
  await authorize(engine.github, definition, config, { login, level }, typedBy(invocation))
}
