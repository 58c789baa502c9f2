import { withCorrections } from './correct.ts'
import type { EventType, IncidentEvent, Moment } from './events.ts'
import type { ProbeResult } from '../ports.ts'
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
  // The table pairs each type with its own events; TypeScript cannot follow it through the key. What
  // is not in it a newer version wrote.
  const known = Object.hasOwn(changes, event.type)
  const change = known ? (changes[event.type] as Change<EventType>) : same
  return { ...change(state, event), timeline }
}

type Change<T extends EventType> = (
  state: IncidentState,
  event: IncidentEvent & { readonly type: T },
) => IncidentState

const same = (state: IncidentState): IncidentState => state

const operation: Change<
  'operation-started' | 'step-started' | 'step-finished' | 'cancel-requested' | 'operation-finished'
> = (state, event) => ({ ...state, operations: foldOperation(state.operations, event) })

/** What each kind of event changes: leaving one out does not compile. */
const changes: { readonly [T in EventType]: Change<T> } = {
  declared,
  'issue-opened': (state, event) =>
    state.issue
      ? linked(state, event)
      : { ...state, issue: { number: event.issue, url: event.link } },
  linked,
  acknowledged: (state, { at, actor }) =>
    state.acknowledged ? state : { ...state, acknowledged: { at, by: actor } },
  'role-assigned': (state, { role, person }) => ({
    ...state,
    roles: { ...state.roles, [role]: person },
  }),
  'severity-changed': (state, { severity }) => ({ ...state, severity }),
  'phase-changed': (state, { phase }) => ({ ...state, phase }),
  checked: (state, { step, at, actor, evidence }) => ({
    ...state,
    checks: { ...state.checks, [step]: { at, by: actor, ...(evidence ? { evidence } : {}) } },
  }),
  unchecked: (state, { step }) => {
    const { [step]: _, ...checks } = state.checks
    return { ...state, checks }
  },
  probed,
  frozen: (state, { at, actor, reason }) => ({ ...state, frozen: { at, by: actor, reason } }),
  acted: (state) => state,
  unfrozen: ({ frozen: _, ...state }) => state,
  'operation-started': operation,
  'step-started': operation,
  'step-finished': operation,
  'cancel-requested': operation,
  'operation-finished': operation,
  resolved: (state, { at, actor, cause, resolution }) => ({
    ...state,
    status: 'resolved',
    resolved: {
      // Told again, with a cause that was missing: it was over when it was.
      ...(state.resolved ?? { at, by: actor, ...(state.cause ? { cause: state.cause } : {}) }),
      ...(cause === undefined ? {} : { cause }),
      ...(resolution === undefined ? {} : { resolution }),
    },
  }),
  reopened,
  closed: (state) => ({ ...state, status: 'closed' }),
  'updated-public': (state, { at, template }) => ({ ...state, told: { at, template } }),
  noted: same,
  reminded: same,
  'variables-differed': same,
  'deployment-failed': (state, { at }) => beganBy(state, [at]),
  corrected: (state, { moment, to }) => ({
    ...state,
    corrections: { ...state.corrections, [moment]: to },
  }),
  'drill-marked': (state) => ({ ...state, drill: true }),
}

/** It began with the first sign of it, which may be older than its declaration. */
function beganBy(state: IncidentState, signs: readonly string[]): IncidentState {
  const [first] = [state.startedAt, ...signs].filter((at) => at !== '').toSorted()
  return first === undefined ? state : { ...state, startedAt: first }
}

function reopened(
  state: IncidentState,
  event: IncidentEvent & { type: 'reopened' },
): IncidentState {
  const { resolved, mitigatedAt: _, ...rest } = state
  const cause = resolved?.cause ?? state.cause
  const corrections = without(without(state.corrections, 'resolved'), 'mitigated')
  const recurrences = state.recurrences + (event.recurrence ? 1 : 0)
  const told = cause === undefined ? {} : { cause }
  return { ...rest, ...told, status: 'open', recurrences, corrections }
}

/** One that was declared twice, where one did not know of the other, began with the first. */
function declared(
  state: IncidentState,
  event: IncidentEvent & { type: 'declared' },
): IncidentState {
  const impact = state.impact ?? event.impact
  const known = impact === undefined ? {} : { impact }
  if (state.severity !== '') return { ...state, ...known }
  const { title, severity, trigger, drill } = event
  const exercise = drill ? ({ drill } as const) : {}
  return { ...state, title, severity, trigger, declaredAt: event.at, ...known, ...exercise }
}

/** The issue of the incident is the one that was opened first; any other leads to it. */
function linked(
  state: IncidentState,
  event: { readonly issue: number; readonly link: string },
): IncidentState {
  if (state.issue?.number === event.issue) return state
  return { ...state, linked: [...state.linked, { number: event.issue, url: event.link }] }
}

function probed(state: IncidentState, event: IncidentEvent & { type: 'probed' }): IncidentState {
  const health = { verdict: event.verdict, at: event.at, results: event.results }
  if (event.verdict === 'unknown') return { ...state, health }
  const { mitigatedAt, unhealthySince, ...rest } = state
  if (event.verdict !== 'up') {
    const corrections = without(state.corrections, 'mitigated')
    const known = { ...rest, health, corrections, unhealthySince: unhealthySince ?? event.at }
    const signs = event.results.filter(isSign).map(({ at }) => at)
    return beganBy(known, signs)
  }
  if (mitigatedAt !== undefined) return { ...rest, health, mitigatedAt }
  // A service that was never seen to fail has not recovered, unless something was done for it.
  const recovers = unhealthySince !== undefined || state.operations.length > 0
  return recovers ? { ...rest, health, mitigatedAt: event.at } : { ...rest, health }
}

const isSign = ({ verdict }: ProbeResult): boolean => verdict === 'down' || verdict === 'degraded'

/** What was corrected before it happened once more no longer says anything. */
function without(corrections: IncidentState['corrections'], moment: Moment) {
  const { [moment]: _, ...rest } = corrections
  return rest
}
