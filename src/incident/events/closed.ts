import * as v from 'valibot'
import { eventKind, oneFact, onlyOne } from './kind.ts'

/** The time of watching is over, and nothing came back. */
export const closed = eventKind({
  type: 'closed',
  fields: {
    /** True if it was watched for as long as the playbook says, and nothing came back. */
    watched: v.exactOptional(v.boolean()),
  },
  apply: (state) => ({ ...state, status: 'closed' }),
  words: ({ watched }) => (watched ? 'watched to the end: nothing came back' : 'closed'),
  apart: onlyOne,
  facts: oneFact('closed'),
})
