import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** Nobody may deploy for now. */
export const frozen = eventKind({
  type: 'frozen',
  fields: { reason: text },
  apply: (state, { at, actor, reason }) => ({ ...state, frozen: { at, by: actor, reason } }),
  words: ({ reason }) => `deployments frozen: ${reason}`,
  apart: onlyOne,
  facts: oneFact('frozen'),
})
