import { readDuration } from '../config/duration.ts'
import { OutageError } from '../errors.ts'
import type { IncidentState } from '../incident/state.ts'
import { stringFlag } from '../parser/arguments.ts'
import { fillTemplate, templateFor } from '../views/templates.ts'
import { causeOf, undone } from '../engine/deciding.ts'
import type { Definition } from '../engine/definition.ts'
import { stateOf, withHappenings } from '../engine/ticking.ts'
import { fence } from '../views/markdown.ts'
import { duration } from '../views/time.ts'

/** `/update`: words for the public, from the playbook's templates. */
export const update: Definition = {
  name: 'update',
  summary: 'writes what to tell the public, from the playbook’s templates',
  usage: '/update [TEXT] [--eta 30m]',
  examples: ['/update Answers are slow; nothing is lost --eta 30m', '/update'],
  permission: 'usual',
  grammar: { flags: { eta: { type: 'string' } }, words: { least: 0, most: 200 } },
  concerns: 'incident',
  inPostMortem: true,
  async run(context, args) {
    const { playbook } = context.settings
    const text = args.words.join(' ')
    // What a run that died has told already is told again, in the same words.
    const state = stateOf(undone(context.file.value, context.invocation.key), playbook)
    const template = templateFor(state)
    const eta = stringFlag(args, 'eta')
    if (eta !== undefined && template === 'resolved') {
      throw new OutageError('command-invalid', 'It is resolved: there is nothing to wait for.', {
        remedy: 'Leave `--eta` out, or type `/reopen` first.',
      })
    }
    const filled = fillTemplate(playbook.templates[template].text, {
      now: context.engine.clock.now(),
      text,
      eta: eta === undefined ? undefined : inWords(eta),
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

/** `30m` is `30 minutes`; what is no duration stays as it was typed. */
function inWords(eta: string): string {
  const milliseconds = readDuration(eta)
  return milliseconds === undefined ? eta : duration(milliseconds)
}

function causes(state: IncidentState | undefined) {
  return { cause: state?.resolved?.cause, resolution: state?.resolved?.resolution }
}
