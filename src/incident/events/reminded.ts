import { eventKind, noFacts, onlyOne, unchanged } from './kind.ts'
import { text } from './parts.ts'

/** Somebody was told that something is due. */
export const reminded = eventKind({
  type: 'reminded',
  fields: { text },
  apply: unchanged,
  words: (event) => event.text,
  apart: onlyOne,
  facts: noFacts,
})
