import { OutageError } from '../errors.ts'
import type { IssueSnapshot, ServiceContext } from '../engine/context.ts'
import type { Answer, Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'
import { decideOn } from '../history/amend.ts'
import { readTime } from '../history/when.ts'
import type { Arguments } from '../parser/arguments.ts'
import { splitTextFlag } from '../parser/text-flag.ts'
import { moment } from '../views/time.ts'

/** Characters of a note that the timeline keeps. */
const longest = 2_000

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
  run: (context, args) => take(context, args),
  closed: take,
}

async function take(
  context: ServiceContext,
  { words: [typed = ''] }: Arguments,
  closed?: IssueSnapshot,
): Promise<Answer> {
  // What stands beside commands in a comment is nobody's command line.
  const isProse = context.invocation.key.endsWith(':prose')
  const { text, value } = isProse ? { text: typed, value: undefined } : splitTextFlag(typed, 'at')
  if (text === '') {
    throw new OutageError('command-invalid', 'The note is empty.', {
      remedy: 'Usage: `/note TEXT [--at TIME]`',
    })
  }
  const happenedAt = value === undefined ? undefined : await readTime(context, value)
  return decideOn(context, closed, ({ now }) => ({
    events: [
      {
        type: 'noted',
        text: text.slice(0, longest),
        ...(happenedAt === undefined ? {} : { happenedAt }),
      },
    ],
    reply: done(happenedAt === undefined ? 'Noted.' : `Noted, at ${moment(happenedAt, now)}.`),
  }))
}
