import type { Evidence, ProbeResult, Verdict } from '../ports.ts'
import type { Moment, OperationOutcome, Role, Trigger } from './events.ts'

/** Everything known about an incident at one moment; made by `fold`, drawn by `views/`. */
export type IncidentState = {
  readonly service: string
  readonly environment: string
  readonly title: string
  readonly severity: string
  /** `resolved`: over, and being watched; `closed`: nothing came back. */
  readonly status: 'open' | 'resolved' | 'closed'
  /** How often the same failure came back after it was resolved. */
  readonly recurrences: number
  readonly phase: string
  /** Number and address of the issue; absent until it is opened. */
  readonly issue?: IssueLink
  /** Issues and pull requests where commands about this incident were typed. */
  readonly linked: readonly IssueLink[]
  readonly trigger: Trigger
  readonly impact?: string
  /** When we were told; never corrected. */
  readonly declaredAt: string
  /** When it began: all figures and clocks count from here. */
  readonly startedAt: string
  /** When somebody, or something, first knew. */
  readonly detectedAt: string
  /** What people have corrected; `startedAt` and the others follow it already. */
  readonly corrections: Partial<Record<Moment, string>>
  readonly drill?: true
  /** When the same failure came back last: the acknowledgement clock counts from there. */
  readonly recurredAt?: string
  /** Who is on it since when; nobody yet after a failure came back. */
  readonly acknowledged?: { readonly at: string; readonly by: string }
  /** When somebody was on it first, whatever came back since. */
  readonly firstAcknowledgedAt?: string
  /** First unhealthy verdict since the last healthy one; absent while it is healthy. */
  readonly unhealthySince?: string
  /** First healthy verdict after the last unhealthy one; absent while it is unhealthy. */
  readonly recoveredAt?: string
  /** The first time it was healthy again, whatever came back since. */
  readonly mitigatedAt?: string
  /** The spans in which the probes said that it was unhealthy, in order. */
  readonly outages: readonly Span[]
  /** The spans between a resolution and the opening again. */
  readonly quiet: readonly Required<Span>[]
  readonly resolved?: {
    readonly at: string
    readonly by: string
    readonly cause?: string
    readonly resolution?: string
  }
  /** The cause that was told when it was resolved, before it came back. */
  readonly cause?: string
  readonly roles: Partial<Record<Role, string>>
  /** Steps of the playbook that are ticked, by id. */
  readonly checks: Readonly<Record<string, Check>>
  readonly health?: {
    readonly verdict: Verdict
    readonly at: string
    readonly results: readonly ProbeResult[]
  }
  readonly frozen?: { readonly at: string; readonly by: string; readonly reason: string }
  readonly operations: readonly OperationState[]
  /** When each thing was set last that events set, such as `severity` or `step:notify-on-call`. */
  readonly settings: Readonly<Record<string, Setting>>
  /** What was told to the public last, and when. */
  readonly told?: { readonly at: string; readonly template: string }
  readonly timeline: readonly TimelineEntry[]
}

/** When something was asked to be set as it is; and the comment's number, if it was one. */
export type Setting = { readonly at: string; readonly comment?: number }

/** A span of time, ISO 8601, UTC; it has no end yet if it goes on. */
export type Span = { readonly from: string; readonly to?: string }

export type IssueLink = { readonly number: number; readonly url: string }

export type Check = { readonly at: string; readonly by: string; readonly evidence?: Evidence }

export type OperationState = {
  readonly id: string
  readonly command: string
  readonly title: string
  readonly by: string
  readonly startedAt: string
  readonly finishedAt?: string
  readonly outcome?: OperationOutcome
  readonly summary?: string
  readonly reason?: string
  readonly running?: string
  readonly cancelRequested?: { readonly by: string; readonly at: string }
  readonly steps: readonly StepState[]
}

export type StepState = {
  readonly name: string
  readonly title: string
  readonly status: 'running' | 'done' | 'failed'
  readonly startedAt: string
  readonly milliseconds?: number
  readonly evidence?: Evidence
  readonly result?: unknown
}

export type TimelineEntry = {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly text: string
  readonly by: string
  readonly url?: string
}
