import { causeWords } from '../causes/table.ts'
import type { Definition } from '../engine/definition.ts'
import { itself } from '../incident/events.ts'
import type { Caught } from '../sweep/task.ts'
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
    const { caught, troubles } = await sweep(engine)
    const [trouble, ...others] = troubles
    const done =
      caught.length === 0
        ? 'Nothing was left undone.'
        : `${caught.length === 1 ? 'One thing was' : `${caught.length} things were`} left undone, and ${caught.length === 1 ? 'is' : 'are'} done now.`
    const details = caught.length === 0 ? [] : [caught.map(line).join('\n')]
    if (trouble === undefined) {
      return {
        outcome: 'succeeded',
        reply: {
          status: 'succeeded',
          headline: done,
          ...(details.length === 0 ? {} : { details }),
        },
      }
    }
    const more = others.length === 0 ? '' : `, and ${others.length} more`
    return {
      outcome: 'failed',
      reason: trouble.code,
      reply: {
        status: 'failed',
        headline: `**A part of it failed: ${prose(trouble.message)}**${more}. ${done} The next sweep tries again, and says it once.`,
        details: [trouble.remedy, ...details],
      },
    }
  },
}

function line({ invocation, outcome }: Caught): string {
  const { login } = invocation.actor
  const by = login === itself ? '' : `, by ${prose(login)}`
  return `- ${causeWords(invocation)}${by}: ${outcome}`
}
