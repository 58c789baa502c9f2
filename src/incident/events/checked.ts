import * as v from 'valibot'
import { eventKind, itself, noFacts } from './kind.ts'
import { evidence, text } from './parts.ts'

/** A step of the playbook is done. */
export const checked = eventKind({
  type: 'checked',
  fields: { step: text, evidence: v.exactOptional(evidence) },
  apply: (state, { step, at, actor, evidence: shown }) => ({
    ...state,
    checks: { ...state.checks, [step]: { at, by: actor, ...(shown ? { evidence: shown } : {}) } },
  }),
  words: ({ actor, step, evidence: shown }) =>
    // What ticked it is on the timeline already.
    actor === itself ? undefined : `done: ${step}${shown ? ` (${shown.text})` : ''}`,
  apart: ({ step }) => step,
  facts: noFacts,
  sets: ({ step }) => `step:${step}`,
})
