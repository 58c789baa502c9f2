import { withCorrections } from './correct.ts'
import { meaningOf, type IncidentEvent } from './events.ts'
import type { IncidentRecord } from './record.ts'
import type { IncidentState } from './state.ts'
import { timelineEntry } from './timeline.ts'

/**
 * What is known about an incident, computed from its events alone. Delivered twice or in another
 * order, the same events give the same state: they are put in order of time and id first.
 * `firstPhase` is the playbook's, where an incident begins.
 */
export function fold(record: IncidentRecord, firstPhase: string): IncidentState {
  const events = inOrder(record.events)
  const start: IncidentState = {
    service: record.service,
    environment: record.environment,
    title: '',
    severity: '',
    status: 'open',
    recurrences: 0,
    phase: firstPhase,
    linked: [],
    trigger: { kind: 'person', summary: '' },
    declaredAt: events[0]?.at ?? '',
    startedAt: '',
    detectedAt: '',
    corrections: {},
    roles: {},
    checks: {},
    operations: [],
    timeline: [],
  }
  const state = withCorrections(events.reduce(apply, start))
  return { ...state, timeline: state.timeline.toSorted((a, b) => compare(a.at, b.at)) }
}

/** Events by time, each id once. */
export function inOrder(events: readonly IncidentEvent[]): IncidentEvent[] {
  const once = new Map(events.map((event) => [event.id, event]))
  return [...once.values()].toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function apply(state: IncidentState, event: IncidentEvent): IncidentState {
  const entry = timelineEntry(event)
  const timeline = entry === undefined ? state.timeline : [...state.timeline, entry]
  // A newer version may have written events that mean nothing to us.
  const changed = meaningOf(event)?.apply(state, event) ?? state
  return { ...changed, timeline }
}
