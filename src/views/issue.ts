import type { Config } from '../config/schema.ts'
import type { Release } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'
import { incidentMarker } from './markers.ts'

/** What an issue is drawn from, besides the incident itself. */
export type IssueContext = {
  readonly playbook: Playbook
  readonly people: Config['people']
  readonly now: Date
  /** `https://github.com/acme/chatbot`; commits are linked below it. */
  readonly repositoryUrl: string
  /** Where files of the default branch are shown: `…/blob/main`. */
  readonly defaultBranchUrl?: string
  /** Newest first. */
  readonly releases: readonly Release[]
  readonly commands: readonly { readonly usage: string; readonly summary: string }[]
  /** What happens or should be done next, a Markdown sentence each; made from the state if absent. */
  readonly nextSteps?: readonly string[]
}

export type DrawnIssue = {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  /** Bodies of comments that hold the older timeline, oldest first. */
  readonly overflow: readonly string[]
}

/** Draws the issue of an incident: title, body and labels, all from its state. */
export function drawIncident(state: IncidentState, context: IssueContext): DrawnIssue {
  return {
    title: `${state.severity} · ${state.service} ${state.environment}`,
    body: `${incidentMarker(state.service, state.environment)}\n\n${context.playbook.title}`,
    labels: ['incident', `severity:${state.severity}`, `phase:${state.phase}`],
    overflow: [],
  }
}
