import * as v from 'valibot'
import { withoutCorrection } from '../correct.ts'
import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** It is not over after all. */
export const reopened = eventKind({
  type: 'reopened',
  fields: {
    reason: text,
    /** True if the same failure came back, false if somebody resolved too early. */
    recurrence: v.boolean(),
  },
  apply(state, event) {
    const { resolved, mitigatedAt: _, ...rest } = state
    const cause = resolved?.cause ?? state.cause
    const corrections = withoutCorrection(
      withoutCorrection(state.corrections, 'resolved'),
      'mitigated',
    )
    const recurrences = state.recurrences + (event.recurrence ? 1 : 0)
    const known = cause === undefined ? {} : { cause }
    return { ...rest, ...known, status: 'open', recurrences, corrections }
  },
  words: ({ recurrence, reason }) => `${recurrence ? 'recurrence' : 'reopened'}: ${reason}`,
  apart: onlyOne,
  facts: oneFact('reopened'),
})
