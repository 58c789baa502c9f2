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
    const { resolved, recoveredAt: _, acknowledged, ...rest } = state
    const cause = resolved?.cause ?? state.cause
    const corrections = withoutCorrection(state.corrections, 'resolved')
    const recurrences = state.recurrences + (event.recurrence ? 1 : 0)
    const quiet = resolved ? [...state.quiet, { from: resolved.at, to: event.at }] : state.quiet
    return {
      ...rest,
      ...(cause === undefined ? {} : { cause }),
      // Whoever was on it then need not be on it now.
      ...(acknowledged && !event.recurrence ? { acknowledged } : {}),
      ...(event.recurrence ? { recurredAt: event.at } : {}),
      status: 'open',
      recurrences,
      corrections,
      quiet,
    }
  },
  words: ({ recurrence, reason }) => `${recurrence ? 'recurrence' : 'reopened'}: ${reason}`,
  apart: onlyOne,
  facts: oneFact('reopened'),
})
