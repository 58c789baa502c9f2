import * as v from 'valibot'
import { eventKind, noFacts } from './kind.ts'

/** The issue of the incident is gone: deleted, or moved to another repository. The incident goes on. */
export const issueLost = eventKind({
  type: 'issue-lost',
  fields: { issue: v.number() },
  apply: (state, { issue }) => {
    if (state.issue?.number !== issue) return state
    const { issue: _, ...rest } = state
    return rest
  },
  words: ({ issue }) => `the issue #${issue} is gone`,
  apart: ({ issue }) => String(issue),
  facts: noFacts,
})
