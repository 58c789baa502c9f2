import { eventKind, noFacts, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** An operation, such as a rollback, has begun. */
export const operationStarted = eventKind({
  type: 'operation-started',
  fields: { operation: text, command: text, title: text },
  apply(state, { operation: id, command, title, actor, at }) {
    if (state.operations.some((operation) => operation.id === id)) return state
    const begun = { id, command, title, by: actor, startedAt: at, steps: [] }
    return { ...state, operations: [...state.operations, begun] }
  },
  words: ({ title }) => title,
  apart: onlyOne,
  facts: noFacts,
})
