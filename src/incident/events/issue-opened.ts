import * as v from 'valibot'
import { eventKind, oneFact } from './kind.ts'
import { withLinked } from './linked.ts'
import { text } from './parts.ts'

/** The issue of the incident was opened. The first one is its issue; any other leads to it. */
export const issueOpened = eventKind({
  type: 'issue-opened',
  fields: { issue: v.number(), link: text },
  apply: (state, { issue, link }) =>
    state.issue
      ? withLinked(state, { number: issue, url: link })
      : { ...state, issue: { number: issue, url: link } },
  words: () => undefined,
  apart: ({ issue }) => String(issue),
  facts: oneFact('issue-opened'),
})
