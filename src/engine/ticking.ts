import { itself, type EventBody } from '../incident/events.ts'
import { evidenceOf, factsOf } from '../incident/facts.ts'
import { fold } from '../incident/fold.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { makeEvents, withEvents, type Cause } from '../incident/service.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'
import { stepsTickedBy } from '../playbook/ticks.ts'
import type { Evidence } from '../ports.ts'
import { readTicks } from '../views/ticks.ts'
import type { IssueSnapshot } from './context.ts'

/** The record with further events, and with the steps of the playbook ticked that they tick. */
export function withHappenings(
  record: ServiceRecord,
  playbook: Playbook,
  cause: Cause,
  bodies: readonly EventBody[],
): ServiceRecord {
  return bodies.reduce((before, body) => {
    const after = withEvents(before, makeEvents(before.incident, cause, [body]))
    return after === before ? before : withTicksOf(after, before, playbook, cause, body)
  }, record)
}

function withTicksOf(
  record: ServiceRecord,
  before: ServiceRecord,
  playbook: Playbook,
  cause: Cause,
  body: EventBody,
): ServiceRecord {
  const facts = factsOf(body, stateOf(before, playbook))
  return withTicks(record, playbook, { ...cause, actor: itself }, facts, evidenceOf(body))
}

/** The record with every step ticked that one of these facts ticks, and that is not ticked yet. */
export function withTicks(
  record: ServiceRecord,
  playbook: Playbook,
  cause: Cause,
  facts: readonly string[],
  evidence: Evidence | undefined,
): ServiceRecord {
  const state = stateOf(record, playbook)
  if (state === undefined) return record
  const steps = new Set(facts.flatMap((fact) => stepsTickedBy(playbook, fact, state.phase)))
  const bodies = [...steps]
    .filter((step) => state.checks[step] === undefined)
    .map((step): EventBody => ({ type: 'checked', step, ...(evidence ? { evidence } : {}) }))
  return withEvents(record, makeEvents(record.incident, cause, bodies))
}

/** Milliseconds in which a box that was unticked may still look ticked: until it is drawn again. */
const grace = 300_000

/**
 * The record with what people did in the issue by hand and no event told us of: the boxes that they
 * ticked, and the label that makes it a drill. Boxes that look unticked say nothing: the issue may be
 * older than our last change. Nor do those that look ticked in an issue that is older than the step's
 * last change, however late the run that brings it.
 */
export function withHandTicks(
  record: ServiceRecord,
  playbook: Playbook,
  cause: Cause,
  issue: IssueSnapshot | undefined,
): ServiceRecord {
  const state = stateOf(record, playbook)
  if (state?.issue === undefined || issue?.number !== state.issue.number) return record
  const seen = issue.at ?? cause.now.toISOString()
  const settled = new Date(Date.parse(seen) - grace).toISOString()
  const isNews = (step: string): boolean => (state.settings[`step:${step}`]?.at ?? '') <= settled
  const bodies = [...readTicks(issue.body)]
    .filter(([step, ticked]) => ticked && !state.checks[step] && isNews(step))
    .map(([step]): EventBody => ({ type: 'checked', step }))
  const drill: EventBody[] =
    issue.labels.includes('drill') && !state.drill ? [{ type: 'drill-marked' }] : []
  const by = { ...cause, actor: 'somebody', asked: seen }
  return withEvents(record, makeEvents(record.incident, by, [...bodies, ...drill]))
}

/** The state of the open incident; nothing where there is none. */
export function stateOf(record: ServiceRecord, playbook: Playbook): IncidentState | undefined {
  return record.incident && fold(record.incident, playbook.phases[0]?.id ?? '')
}
