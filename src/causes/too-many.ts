import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import { code } from '../views/markdown.ts'
import { causeKind } from './kind.ts'

const schema = v.object({
  kind: v.literal('too-many'),
  /** How many commands the comment holds. */
  commands: v.number(),
  /** The first of them, as typed. */
  first: v.string(),
})

type TooMany = v.InferOutput<typeof schema>

/** A comment with more commands than one may hold: none of them runs. */
export const tooMany = causeKind<TooMany>({
  schema,
  place: () => undefined,
  work({ commands }) {
    throw new OutageError(
      'commands-too-many',
      `The comment holds ${commands} commands, and so none of them was run.`,
    )
  },
  line: ({ first }) => first,
  words: ({ commands, first }) => `${commands} commands, the first ${code(first)}`,
})
