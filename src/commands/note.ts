import { OutageError } from '../errors.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'
import { truncate } from '../views/markdown.ts'

/** Characters of a note that the timeline keeps. */
const longest = 2_000

/** `/note`: a line for the timeline. */
export const note: Definition = {
  name: 'note',
  summary: 'puts a line on the timeline',
  usage: '/note TEXT',
  examples: ['/note the database failed over at 14:02'],
  permission: 'usual',
  grammar: { flags: {}, words: 'text' },
  concerns: 'incident',
  decide: (_situation, { words: [text = ''] }) => {
    if (text === '') {
      throw new OutageError('command-invalid', 'The note is empty.', {
        remedy: 'Usage: `/note TEXT`',
      })
    }
    return { events: [{ type: 'noted', text: truncate(text, longest) }], reply: done('Noted.') }
  },
}
