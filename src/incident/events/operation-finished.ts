import * as v from 'valibot'
import { readLine } from '../../parser/line.ts'
import { withOperation } from '../operations.ts'
import { eventKind, onlyOne } from './kind.ts'
import { operationOutcomes, text } from './parts.ts'

/** An operation has ended, one way or another. */
export const operationFinished = eventKind({
  type: 'operation-finished',
  fields: {
    operation: text,
    outcome: v.picklist(operationOutcomes),
    summary: text,
    reason: v.exactOptional(text),
    /** Full sha of the release that runs now, if the operation changed it. */
    running: v.exactOptional(text),
  },
  apply: (state, { operation: id, at, outcome, summary, reason, running }) =>
    withOperation(state, id, (operation) => ({
      ...operation,
      finishedAt: at,
      outcome,
      summary,
      ...(reason === undefined ? {} : { reason }),
      ...(running === undefined ? {} : { running }),
    })),
  words: ({ summary }) => summary,
  apart: onlyOne,
  facts: {
    known: [],
    perCommand: operationOutcomes.map((outcome) => `operation-${outcome}`),
    of({ operation: id, outcome }, before) {
      const operation = before?.operations.find((one) => one.id === id)
      return operation
        ? [`operation-${outcome}:${readLine(operation.command)?.name ?? 'rollback'}`]
        : []
    },
  },
  evidence: ({ summary }) => ({ text: summary }),
})
