import type { ClockCause } from '../../causes/clock.ts'
import type { ServiceContext } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import { mention } from '../../views/markdown.ts'

/** What happens when a clock of an incident has run out. */
export type ClockAct = (context: ServiceContext, cause: ClockCause) => Promise<Answer>

/** What the clock was for has happened meanwhile: there is nothing to say. */
export async function overtaken(context: ServiceContext): Promise<Answer> {
  await context.commit((record) => record, 'A clock that was overtaken')
  return { outcome: 'ignored', reply: { status: 'succeeded', headline: 'It was overtaken.' } }
}

/** Calls people by name, so that GitHub notifies them. */
export function call(
  { settings }: ServiceContext,
  role: keyof ServiceContext['settings']['config']['people'],
): string {
  const people = settings.config.people[role]
  if (people.length === 0) return `Nobody is named as \`${role}\` in the configuration.`
  return people.map(mention).join(' ')
}
