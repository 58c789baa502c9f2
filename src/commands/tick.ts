import { causeWords } from '../causes/table.ts'
import type { Definition } from '../engine/definition.ts'
import { itself } from '../incident/events.ts'
import type { Caught } from '../sweep/sweep.ts'
import { prose } from '../views/markdown.ts'

/** `/tick`: one sweep over everything, as a schedule takes it. */
export const tick: Definition = {
  name: 'tick',
  summary: 'sweeps once over everything: finishes what was left undone',
  usage: '/tick',
  examples: ['/tick'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'nothing',
  async run({ engine }) {
    // Nobody who types a command waits for what only a sweep needs.
    const { sweep } = await import('../sweep/sweep.ts')
    const caught = await sweep(engine)
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
  const { login } = invocation.actor
  const by = login === itself ? '' : `, by ${prose(login)}`
  return `- ${causeWords(invocation)}${by}: ${outcome}`
}
