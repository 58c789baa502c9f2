import { withOperation, withStep } from '../operations.ts'
import { eventKind, noFacts } from './kind.ts'
import { text } from './parts.ts'

/** A step of an operation is about to act. */
export const stepStarted = eventKind({
  type: 'step-started',
  fields: { operation: text, step: text, title: text },
  apply: (state, { operation: id, step, title, at }) =>
    withOperation(state, id, (operation) =>
      withStep(operation, { name: step, title, status: 'running', startedAt: at }),
    ),
  words: () => undefined,
  apart: ({ step }) => step,
  facts: noFacts,
})
