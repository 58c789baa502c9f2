import type { IncidentState } from '../incident/state.ts'
import { stringFlag } from '../parser/arguments.ts'
import { fillTemplate, templateFor } from '../views/templates.ts'
import { causeOf } from '../engine/deciding.ts'
import type { Definition } from '../engine/definition.ts'
import { withHappenings } from '../engine/ticking.ts'
import { fence } from '../views/markdown.ts'

/** `/update`: words for the public, from the playbook's templates. */
export const update: Definition = {
  name: 'update',
  summary: 'writes what to tell the public, from the playbook’s templates',
  usage: '/update [TEXT] [--eta 30m]',
  examples: ['/update Answers are slow; nothing is lost --eta 30m', '/update'],
  permission: 'usual',
  grammar: { flags: { eta: { type: 'string' } }, words: { least: 0, most: 200 } },
  concerns: 'incident',
  async run(context, args) {
    const { playbook } = context.settings
    const text = args.words.join(' ')
    const state = context.state()
    const template = templateFor(state)
    const filled = fillTemplate(playbook.templates[template].text, {
      now: context.engine.clock.now(),
      text,
      eta: stringFlag(args, 'eta'),
      ...causes(state),
    })
    const message = filled.trim()
    const what = text || playbook.templates[template].title
    await context.commit(
      (record) =>
        withHappenings(record, playbook, causeOf(context), [
          { type: 'updated-public', template, text: what, message },
        ]),
      'Words for the public',
    )
    return {
      outcome: 'succeeded',
      reply: {
        status: 'succeeded',
        headline: '**For the status page, and whoever else must know:**',
        details: [fence(message, 'text')],
      },
    }
  },
}

function causes(state: IncidentState | undefined) {
  return { cause: state?.resolved?.cause, resolution: state?.resolved?.resolution }
}
