import * as v from 'valibot'
import { withoutOutage } from '../outages.ts'
import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** The outage is over; from now on it is watched. */
export const resolved = eventKind({
  type: 'resolved',
  fields: { cause: v.exactOptional(text), resolution: v.exactOptional(text) },
  apply: (state, { at, actor, cause, resolution }) => ({
    ...state,
    status: 'resolved',
    // Resolved although the probes say no: it ends there all the same.
    outages: withoutOutage(state.outages, at),
    resolved: {
      // Said again, with a cause that was missing: it was over when it was.
      ...(state.resolved ?? { at, by: actor, ...(state.cause ? { cause: state.cause } : {}) }),
      ...(cause === undefined ? {} : { cause }),
      ...(resolution === undefined ? {} : { resolution }),
    },
  }),
  words: ({ resolution }) => `resolved${resolution === undefined ? '' : `: ${resolution}`}`,
  apart: onlyOne,
  facts: oneFact('resolved'),
})
