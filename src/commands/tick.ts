import type { Definition } from '../engine/definition.ts'
import type { Caught } from '../look/look.ts'
import { code, prose } from '../views/markdown.ts'

/** `/tick`: one look at everything, as a schedule takes it. */
export const tick: Definition = {
  name: 'tick',
  summary: 'takes one look at everything: finishes what was left undone',
  usage: '/tick',
  examples: ['/tick'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'nothing',
  async run({ engine }) {
    // Nobody who types a command waits for what only a look needs.
    const { look } = await import('../look/look.ts')
    const caught = await look(engine)
    const headline =
      caught.length === 0
        ? 'Nothing was left undone.'
        : `${caught.length === 1 ? 'One thing was' : `${caught.length} things were`} left undone, and ${caught.length === 1 ? 'is' : 'are'} done now.`
    return {
      outcome: 'succeeded',
      reply: {
        status: 'succeeded',
        headline,
        ...(caught.length === 0 ? {} : { details: [caught.map(line).join('\n')] }),
      },
    }
  },
}

function line({ invocation, outcome }: Caught): string {
  const { actor, due, failure, reminder } = invocation
  if (due)
    return `- ${code(due.clock)} of ${prose(due.service)} ${prose(due.environment)}: ${outcome}`
  if (reminder) return `- ${code(reminder.key.split(':').slice(0, 2).join(':'))}, due: ${outcome}`
  const what = failure ? prose(failure.summary) : code(invocation.line)
  return `- ${what}, by ${prose(actor.login)}: ${outcome}`
}
