import * as v from 'valibot'
import type { IncidentState, IssueLink } from '../state.ts'
import { eventKind, noFacts } from './kind.ts'
import { text } from './parts.ts'

/** A command about the incident was typed in another issue or pull request. */
export const linked = eventKind({
  type: 'linked',
  fields: { issue: v.number(), link: text },
  apply: (state, { issue, link }) => withLinked(state, { number: issue, url: link }),
  words: ({ issue }) => `also discussed in #${issue}`,
  apart: ({ issue }) => String(issue),
  facts: noFacts,
  link: ({ link }) => link,
})

/** The state with another issue that leads to the incident. */
export function withLinked(state: IncidentState, issue: IssueLink): IncidentState {
  if (state.issue?.number === issue.number) return state
  return { ...state, linked: [...state.linked, issue] }
}
