import { withCorrections } from './correct.ts'
import { isAmendment, type Amendment, type IncidentEvent, type Moment } from './events.ts'
import { foldOperation } from './operations.ts'
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
  const next = isAmendment(event) ? amend(state, event) : change(state, event)
  return { ...next, timeline }
}

/** What people put right afterwards. */
function amend(state: IncidentState, event: Amendment): IncidentState {
  if (event.type === 'drill-marked') return { ...state, drill: true }
  return { ...state, corrections: { ...state.corrections, [event.moment]: event.to } }
}

function change(state: IncidentState, event: Exclude<IncidentEvent, Amendment>): IncidentState {
  switch (event.type) {
    case 'declared':
      return declared(state, event)
    case 'issue-opened':
      return { ...state, issue: { number: event.issue, url: event.link } }
    case 'linked':
      return { ...state, linked: [...state.linked, { number: event.issue, url: event.link }] }
    case 'acknowledged':
      if (state.acknowledged) return state
      return { ...state, acknowledged: { at: event.at, by: event.actor } }
    case 'role-assigned':
      return { ...state, roles: { ...state.roles, [event.role]: event.person } }
    case 'severity-changed':
      return { ...state, severity: event.severity }
    case 'phase-changed':
      return { ...state, phase: event.phase }
    case 'checked':
      return {
        ...state,
        checks: {
          ...state.checks,
          [event.step]: {
            at: event.at,
            by: event.actor,
            ...(event.evidence ? { evidence: event.evidence } : {}),
          },
        },
      }
    case 'unchecked': {
      const { [event.step]: _, ...checks } = state.checks
      return { ...state, checks }
    }
    case 'probed':
      return probed(state, event)
    case 'frozen':
      return { ...state, frozen: { at: event.at, by: event.actor, reason: event.reason } }
    case 'unfrozen': {
      const { frozen: _, ...rest } = state
      return rest
    }
    case 'operation-started':
    case 'step-started':
    case 'step-finished':
    case 'cancel-requested':
    case 'operation-finished':
      return { ...state, operations: foldOperation(state.operations, event) }
    case 'resolved':
      return {
        ...state,
        corrections: without(state.corrections, 'resolved'),
        status: 'resolved',
        resolved: {
          at: event.at,
          by: event.actor,
          ...(event.cause === undefined ? {} : { cause: event.cause }),
          ...(event.resolution === undefined ? {} : { resolution: event.resolution }),
        },
      }
    case 'noted':
    case 'deployment-failed':
      return state
  }
}

function declared(
  state: IncidentState,
  event: IncidentEvent & { type: 'declared' },
): IncidentState {
  return {
    ...state,
    title: event.title,
    severity: event.severity,
    trigger: event.trigger,
    declaredAt: event.at,
    ...(event.impact === undefined ? {} : { impact: event.impact }),
    ...(event.drill ? { drill: true } : {}),
  }
}

function probed(state: IncidentState, event: IncidentEvent & { type: 'probed' }): IncidentState {
  const health = { verdict: event.verdict, at: event.at, results: event.results }
  if (event.verdict === 'unknown') return { ...state, health }
  const { mitigatedAt, unhealthySince, ...rest } = state
  if (event.verdict !== 'up') {
    const corrections = without(state.corrections, 'mitigated')
    return { ...rest, health, corrections, unhealthySince: unhealthySince ?? event.at }
  }
  if (mitigatedAt !== undefined) return { ...rest, health, mitigatedAt }
  // A service that was never seen to fail has not recovered, unless something was done for it.
  const recovers = unhealthySince !== undefined || state.operations.length > 0
  return recovers ? { ...rest, health, mitigatedAt: event.at } : { ...rest, health }
}

/** What was corrected before it happened once more no longer says anything. */
function without(corrections: IncidentState['corrections'], moment: Moment) {
  const { [moment]: _, ...rest } = corrections
  return rest
}
