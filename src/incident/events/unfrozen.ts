import { eventKind, oneFact, onlyOne } from './kind.ts'

/** Deployments are allowed again. */
export const unfrozen = eventKind({
  type: 'unfrozen',
  fields: {},
  apply: ({ frozen: _, ...state }) => state,
  words: () => 'deployments allowed again',
  apart: onlyOne,
  facts: oneFact('unfrozen'),
})
