import type { IncidentState, TimelineEntry } from '../../incident/state.ts'
import type { IssueContext } from '../issue/context.ts'

/** The moments that figures are counted from; ISO 8601, UTC. */
export type Clocks = {
  readonly started: string
  readonly detected: string
  readonly acknowledged?: string
  readonly mitigated?: string
  readonly resolved?: string
}

/** A target of the playbook, in milliseconds; `took` is absent where it never came to that. */
export type Target = { readonly name: string; readonly within: number; readonly took?: number }

/** A change that may have set it off, and how many milliseconds before the start it happened. */
export type Candidate = {
  readonly kind: 'release' | 'deployment' | 'merge' | 'variables'
  readonly at: string
  readonly text: string
  readonly url?: string
  readonly by?: string
  readonly before: number
  /** The most that it can have been before the start, where nobody knows the moment. */
  readonly beforeAtMost?: number
}

/** An earlier incident of the same service. */
export type Related = {
  readonly number: number
  readonly url: string
  readonly at: string
  readonly severity: string
  readonly title: string
  readonly cause?: string
}

/** Everything that we know of an incident when it is over. */
export type PostMortemFacts = {
  readonly state: IncidentState
  readonly incident: { readonly number: number; readonly url: string }
  readonly clocks: Clocks
  readonly severities: readonly { readonly severity: string; readonly milliseconds: number }[]
  readonly responders: readonly string[]
  readonly owner?: string
  readonly targets: readonly Target[]
  readonly messages: readonly TimelineEntry[]
  readonly candidates: readonly Candidate[]
  readonly related: readonly Related[]
  /** Questions of the playbook's that only people can answer. */
  readonly questions: readonly string[]
  readonly due?: { readonly at: string; readonly meeting: string; readonly calendar: string }
  readonly drawing: IssueContext
}
