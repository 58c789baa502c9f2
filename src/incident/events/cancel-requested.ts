import { withOperation } from '../operations.ts'
import { eventKind, noFacts, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** Somebody asked an operation to stop. */
export const cancelRequested = eventKind({
  type: 'cancel-requested',
  fields: { operation: text },
  apply: (state, { operation: id, actor, at }) =>
    withOperation(state, id, (operation) => ({
      ...operation,
      cancelRequested: { by: actor, at },
    })),
  words: () => 'asked to stop the operation',
  apart: onlyOne,
  facts: noFacts,
})
