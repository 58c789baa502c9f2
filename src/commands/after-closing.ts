import type { DecidingDefinition, Definition } from '../engine/definition.ts'
import { postMortemEntry } from '../engine/outbox.ts'

type AfterClosing = NonNullable<Extract<Definition, { readonly decide: unknown }>['afterClosing']>

/** The same decision in the issue of a closed incident, about that incident. */
export function amending(
  command: Pick<DecidingDefinition, 'prepare' | 'decide' | 'inPostMortem'>,
): AfterClosing {
  return async (context, args, issue) => {
    // Index and drawings are worth loading only here.
    const { amend } = await import('../history/amend.ts')
    const ready = (await command.prepare?.(context.invocation, args)) ?? args
    const { engine, place } = context
    const { number } = issue
    const answer = await amend(context, number, (situation) => command.decide(situation, ready))
    return command.inPostMortem
      ? { ...answer, tell: [postMortemEntry(engine, place, number)] }
      : answer
  }
}
