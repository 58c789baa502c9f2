import { eventKind, noFacts } from './kind.ts'
import { text } from './parts.ts'

/** A step of the playbook is not done after all. */
export const unchecked = eventKind({
  type: 'unchecked',
  fields: { step: text },
  apply(state, { step }) {
    const { [step]: _, ...checks } = state.checks
    return { ...state, checks }
  },
  words: ({ step }) => `not done after all: ${step}`,
  apart: ({ step }) => step,
  facts: noFacts,
  sets: ({ step }) => `step:${step}`,
})
