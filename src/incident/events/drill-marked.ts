import { eventKind, noFacts, onlyOne } from './kind.ts'

/** Somebody said afterwards that this is an exercise. */
export const drillMarked = eventKind({
  type: 'drill-marked',
  fields: {},
  apply: (state) => ({ ...state, drill: true }),
  words: () => 'this is a drill',
  apart: onlyOne,
  facts: noFacts,
})
