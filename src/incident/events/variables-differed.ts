import { eventKind, noFacts, onlyOne, unchanged } from './kind.ts'
import { text, time } from './parts.ts'

/** The variables are not those that the last good release was good with. */
export const variablesDiffered = eventKind({
  type: 'variables-differed',
  fields: {
    /** Which, by name. */
    text,
    /** They were changed after this, and not after `latest`; ISO 8601, UTC. */
    earliest: time,
    latest: time,
  },
  apply: unchanged,
  words: (event) => event.text,
  apart: onlyOne,
  facts: noFacts,
})
