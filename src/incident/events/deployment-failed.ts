import * as v from 'valibot'
import { beganBy } from '../beginning.ts'
import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text } from './parts.ts'

/** A deployment failed: the first sign of trouble, at the latest. */
export const deploymentFailed = eventKind({
  type: 'deployment-failed',
  fields: { sha: v.exactOptional(text), summary: text, link: v.exactOptional(text) },
  apply: (state, { at }) => beganBy(state, [at]),
  words: ({ summary }) => summary,
  apart: onlyOne,
  facts: oneFact('deployment-failed'),
  evidence: ({ summary, link }) => ({
    text: summary,
    ...(link === undefined ? {} : { url: link }),
  }),
  link: ({ link }) => link,
})
