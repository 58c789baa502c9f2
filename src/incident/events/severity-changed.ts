import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** It is graver, or less grave, than it was thought to be. */
export const severityChanged = eventKind({
  type: 'severity-changed',
  fields: { severity: text },
  apply: (state, { severity }) => ({ ...state, severity }),
  words: ({ severity }) => `severity is now ${severity}`,
  apart: onlyOne,
  facts: oneFact('severity-changed'),
  sets: () => 'severity',
})
