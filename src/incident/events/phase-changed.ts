import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** The response has come to another phase of the playbook. */
export const phaseChanged = eventKind({
  type: 'phase-changed',
  fields: { phase: text },
  apply: (state, { phase }) => ({ ...state, phase }),
  words: ({ phase }) => `phase: ${phase}`,
  apart: onlyOne,
  facts: oneFact('phase-changed'),
  sets: () => 'phase',
})
