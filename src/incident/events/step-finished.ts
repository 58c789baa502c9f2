import * as v from 'valibot'
import { withOperation, withStep } from '../operations.ts'
import { eventKind, noFacts } from './kind.ts'
import { evidence, text } from './parts.ts'

/** A step of an operation has ended. */
export const stepFinished = eventKind({
  type: 'step-finished',
  fields: {
    operation: text,
    step: text,
    title: text,
    ok: v.boolean(),
    milliseconds: v.number(),
    evidence: v.exactOptional(evidence),
    /** What later steps, or a run that resumes, need to know. JSON. */
    result: v.exactOptional(v.unknown()),
  },
  apply: (state, { operation: id, step, title, ok, milliseconds, at, ...rest }) =>
    withOperation(state, id, (operation) =>
      withStep(operation, {
        name: step,
        title,
        status: ok ? 'done' : 'failed',
        startedAt: operation.steps.find(({ name }) => name === step)?.startedAt ?? at,
        milliseconds,
        ...(rest.evidence ? { evidence: rest.evidence } : {}),
        ...(rest.result === undefined ? {} : { result: rest.result }),
      }),
    ),
  words: ({ title, ok, evidence: shown }) =>
    `${title}${ok ? '' : ' failed'}${shown ? `: ${shown.text}` : ''}`,
  apart: ({ step }) => step,
  facts: noFacts,
  link: (event) => event.evidence?.url,
})
