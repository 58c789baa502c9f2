import * as v from 'valibot'
import { eventKind, noFacts } from './kind.ts'
import { moments, time } from './parts.ts'

/** What a clock should have said. The events that it was read from stay as they are. */
export const corrected = eventKind({
  type: 'corrected',
  fields: { moment: v.picklist(moments), to: time },
  apply: (state, { moment, to }) => ({
    ...state,
    corrections: { ...state.corrections, [moment]: to },
  }),
  words: ({ moment, to }) => `corrected: ${moment} at ${to.slice(0, 19).replace('T', ' ')} UTC`,
  apart: ({ moment }) => moment,
  facts: noFacts,
  sets: ({ moment }) => `moment:${moment}`,
})
