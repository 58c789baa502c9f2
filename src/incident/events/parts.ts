import * as v from 'valibot'
import type { Evidence, ProbeResult, Verdict } from '../../ports.ts'

/** What events of several kinds hold. Objects may hold more: a newer version may have written it. */

export const text = v.string()

/** ISO 8601 in UTC, of a year that has four digits: they are compared as texts. */
export const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'a time was expected'),
  v.check((at) => !Number.isNaN(Date.parse(at)), 'a time was expected'),
)

export const evidence: v.GenericSchema<unknown, Evidence> = v.looseObject({
  text,
  url: v.exactOptional(text),
})

export const verdict: v.GenericSchema<unknown, Verdict> = v.picklist([
  'up',
  'degraded',
  'down',
  'unknown',
])

export const probeResults: v.GenericSchema<unknown, readonly ProbeResult[]> = v.array(
  v.looseObject({ probe: text, verdict, detail: text, milliseconds: v.number(), at: time }),
)

/** What set an incident off. */
export type Trigger = {
  readonly kind: 'person' | 'deployment' | 'health' | 'alert' | 'report'
  readonly summary: string
  readonly url?: string
  /** Commit concerned, full sha. */
  readonly sha?: string
}

export const trigger: v.GenericSchema<unknown, Trigger> = v.looseObject({
  kind: v.picklist(['person', 'deployment', 'health', 'alert', 'report']),
  summary: text,
  url: v.exactOptional(text),
  sha: v.exactOptional(text),
})

/** Moments of an incident that its figures are made of, in their order. */
export const moments = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const

export type Moment = (typeof moments)[number]

export const roles = ['commander', 'comms', 'scribe'] as const

export type Role = (typeof roles)[number]

export const operationOutcomes = ['succeeded', 'failed', 'cancelled'] as const

export type OperationOutcome = (typeof operationOutcomes)[number]
