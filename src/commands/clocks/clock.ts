import type { ServiceContext } from '../../engine/context.ts'
import type { Answer, Definition } from '../../engine/definition.ts'
import { mention } from '../../views/markdown.ts'

/** What happens when a clock runs out: a command that nobody types, about an incident. */
export function clockDefinition(
  summary: string,
  run: (context: ServiceContext) => Promise<Answer>,
): Definition {
  return {
    name: 'tick',
    summary,
    usage: '',
    examples: [],
    permission: 'usual',
    grammar: { flags: {}, words: 'text' },
    concerns: 'incident',
    run,
  }
}

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
