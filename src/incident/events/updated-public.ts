import * as v from 'valibot'
import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** Words for the public were written. */
export const updatedPublic = eventKind({
  type: 'updated-public',
  fields: {
    template: v.picklist(['outage', 'update', 'resolved']),
    /** What was new in them, or what kind of words they are. */
    text,
    /** All of them, as they were given to people to copy. */
    message: v.exactOptional(text),
  },
  apply: (state, { at, template }) => ({ ...state, told: { at, template } }),
  words: (event) => `words for the public: ${event.text}`,
  apart: onlyOne,
  facts: oneFact('updated-public'),
})
