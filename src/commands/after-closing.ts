import type { DecidingDefinition, Definition } from '../engine/definition.ts'

type AfterClosing = NonNullable<Extract<Definition, { readonly decide: unknown }>['afterClosing']>

/** The same decision in the issue of a closed incident, about that incident. */
export function amending(
  command: Pick<DecidingDefinition, 'prepare' | 'decide' | 'follow'>,
): AfterClosing {
  return async (context, args, issue) => {
    // Index and drawings are worth loading only here.
    const { amend } = await import('../history/amend.ts')
    const ready = (await command.prepare?.(context.invocation, args)) ?? args
    const { engine, settings, place } = context
    const { number } = issue
    const answer = await amend(context, number, (situation) => command.decide(situation, ready))
    await command.follow?.(engine, settings, { place, number, isOver: true })
    return answer
  }
}
