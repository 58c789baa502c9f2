import type { Evidence, ProbeResult, Verdict } from '../ports.ts'

/**
 * The truth about an incident is a list of these, only ever added to. Ids are derived from what
 * caused the event (`comment:123:1:acknowledged`), so that the same cause never counts twice.
 */
export type IncidentEvent = EventBase & EventBody

export type EventBase = {
  readonly id: string
  /** ISO 8601, UTC, milliseconds. Strictly increasing in the order of writing within a record. */
  readonly at: string
  /** GitHub login of the person, or `outage-playbook` where it happened by itself. */
  readonly actor: string
  /** Where it can be read: the comment, the run. */
  readonly url?: string
}

/** What set an incident off. */
export type Trigger = {
  readonly kind: 'person' | 'deployment' | 'health' | 'alert' | 'report'
  readonly summary: string
  readonly url?: string
  /** Commit concerned, full sha. */
  readonly sha?: string
}

/** Moments of an incident that its figures are made of, in their order. */
export const moments = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const

export type Moment = (typeof moments)[number]

export type Role = 'commander' | 'comms' | 'scribe'

export type OperationOutcome = 'succeeded' | 'failed' | 'cancelled'

export type EventBody =
  | {
      readonly type: 'declared'
      readonly title: string
      readonly severity: string
      readonly trigger: Trigger
      readonly impact?: string
      /** True for an exercise: it counts in no figure. */
      readonly drill?: boolean
    }
  | { readonly type: 'drill-marked' }
  | { readonly type: 'issue-opened'; readonly issue: number; readonly link: string }
  | { readonly type: 'linked'; readonly issue: number; readonly link: string }
  | { readonly type: 'acknowledged' }
  | { readonly type: 'role-assigned'; readonly role: Role; readonly person: string }
  | { readonly type: 'severity-changed'; readonly severity: string }
  | { readonly type: 'phase-changed'; readonly phase: string }
  | { readonly type: 'checked'; readonly step: string; readonly evidence?: Evidence }
  | { readonly type: 'unchecked'; readonly step: string }
  | {
      readonly type: 'noted'
      readonly text: string
      /** When it happened, where that was before it was noted; ISO 8601, UTC. */
      readonly happenedAt?: string
    }
  /** What a clock should have said. The events that it was read from stay as they are. */
  | { readonly type: 'corrected'; readonly moment: Moment; readonly to: string }
  | {
      readonly type: 'deployment-failed'
      readonly sha?: string
      readonly summary: string
      readonly link?: string
    }
  | {
      readonly type: 'probed'
      readonly verdict: Verdict
      readonly results: readonly ProbeResult[]
    }
  /** The variables are not those that the last good release was good with. */
  | {
      readonly type: 'variables-differed'
      /** Which, by name. */
      readonly text: string
      /** They were changed after this, and not after `latest`; ISO 8601, UTC. */
      readonly earliest: string
      readonly latest: string
    }
  | { readonly type: 'frozen'; readonly reason: string }
  | { readonly type: 'unfrozen' }
  /** The hosting was asked for something that needs no operation: a restart, more instances. */
  | { readonly type: 'acted'; readonly text: string; readonly link?: string }
  | {
      readonly type: 'operation-started'
      readonly operation: string
      readonly command: string
      readonly title: string
    }
  | {
      readonly type: 'step-started'
      readonly operation: string
      readonly step: string
      readonly title: string
    }
  | {
      readonly type: 'step-finished'
      readonly operation: string
      readonly step: string
      readonly title: string
      readonly ok: boolean
      readonly milliseconds: number
      readonly evidence?: Evidence
      /** What later steps, or a run that resumes, need to know. JSON. */
      readonly result?: unknown
    }
  | { readonly type: 'cancel-requested'; readonly operation: string }
  | {
      readonly type: 'operation-finished'
      readonly operation: string
      readonly outcome: OperationOutcome
      readonly summary: string
      readonly reason?: string
      /** Full sha of the release that runs now, where the operation changed it. */
      readonly running?: string
    }
  | {
      readonly type: 'reopened'
      readonly reason: string
      /** True where the same failure came back, not where somebody resolved too early. */
      readonly recurrence: boolean
    }
  /** The time of watching is over, and nothing came back. */
  | {
      readonly type: 'closed'
      /** True where it was watched for as long as the playbook says, and nothing came back. */
      readonly watched?: boolean
    }
  /** Somebody was told that something is due. */
  | { readonly type: 'reminded'; readonly text: string }
  /** Words for the public were written. */
  | {
      readonly type: 'updated-public'
      readonly template: 'outage' | 'update' | 'resolved'
      /** What was new in them, or what kind of words they are. */
      readonly text: string
      /** All of them, as they were given to people to copy. */
      readonly message?: string
    }
  | { readonly type: 'resolved'; readonly cause?: string; readonly resolution?: string }

export type EventType = EventBody['type']

/** Who acts where no person does. */
export const itself = 'outage-playbook'
