import { OutageError } from '../errors.ts'
import type { DecidingDefinition, Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'
import { stringFlag } from '../parser/arguments.ts'
import { splitTextFlag } from '../parser/text-flag.ts'
import { truncate } from '../views/markdown.ts'
import { moment } from '../views/time.ts'
import { amending } from './after-closing.ts'

/** Characters of a note that the timeline keeps. */
const longest = 2_000

const noting: Pick<DecidingDefinition, 'prepare' | 'decide' | 'inPostMortem'> = {
  async prepare(invocation, args) {
    const [typed = ''] = args.words
    // What stands beside commands in a comment is nobody's command line.
    if (invocation.key.endsWith(':prose')) return args
    const { text, value } = splitTextFlag(typed, 'at')
    if (value === undefined) return { ...args, words: [text] }
    const { readTime } = await import('../history/when.ts')
    return { words: [text], flags: { ...args.flags, at: await readTime(invocation, value) } }
  },
  decide({ now }, args) {
    const [text = ''] = args.words
    if (text === '') {
      throw new OutageError('command-invalid', 'The note is empty.', {
        remedy: 'Usage: `/note TEXT [--at TIME]`',
      })
    }
    const happenedAt = stringFlag(args, 'at')
    const note = { type: 'noted', text: truncate(text, longest) } as const
    if (happenedAt === undefined) return { events: [note], reply: done('Noted.') }
    return {
      events: [{ ...note, happenedAt }],
      reply: done(`Noted, at ${moment(happenedAt, now)}.`),
    }
  },
  inPostMortem: true,
}

/** `/note`: a line for the timeline, where it belongs. */
export const note: Definition = {
  name: 'note',
  summary: 'puts a line on the timeline, also one of what happened before',
  usage: '/note TEXT [--at TIME]',
  examples: [
    '/note the database failed over',
    '/note the first complaint came in --at 13:58',
    '/note failed over by hand --at 10 minutes ago',
  ],
  permission: 'usual',
  grammar: { flags: {}, words: 'text' },
  concerns: 'incident',
  ...noting,
  afterClosing: amending(noting),
}
