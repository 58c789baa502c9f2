import * as fc from 'fast-check'
import type { EventBody, EventType, IncidentEvent } from '../../src/incident/events.ts'
import type { IncidentRecord } from '../../src/incident/record.ts'

const name = fc.constantFrom('a', 'b', 'c')
const verdict = fc.constantFrom('up', 'degraded', 'down', 'unknown')

/** What may happen, by its type, with free texts of a kind: leaving a type out does not compile. */
function bodiesOf(words: fc.Arbitrary<string>): {
  readonly [T in EventType]: fc.Arbitrary<Extract<EventBody, { type: T }>>
} {
  const result = fc.record({
    probe: name,
    verdict,
    detail: words,
    milliseconds: fc.nat(),
    at: fc.constant('2026-05-01T10:00:00.000Z'),
  })

  const trigger = fc.record({
    kind: fc.constantFrom('person', 'deployment', 'health', 'alert', 'report'),
    summary: words,
  })

  const evidence = fc.record({ text: words })

  return {
    declared: fc.record({ type: fc.constant('declared'), title: words, severity: name, trigger }),
    'issue-opened': fc.record({ type: fc.constant('issue-opened'), issue: fc.nat(9), link: words }),
    'issue-lost': fc.record({ type: fc.constant('issue-lost'), issue: fc.nat(9) }),
    linked: fc.record({ type: fc.constant('linked'), issue: fc.nat(9), link: words }),
    acknowledged: fc.record({ type: fc.constant('acknowledged') }),
    'role-assigned': fc.record({
      type: fc.constant('role-assigned'),
      role: fc.constantFrom('commander', 'comms', 'scribe'),
      person: name,
    }),
    'severity-changed': fc.record({ type: fc.constant('severity-changed'), severity: name }),
    'phase-changed': fc.record({ type: fc.constant('phase-changed'), phase: name }),
    checked: fc.record({ type: fc.constant('checked'), step: name, evidence }),
    unchecked: fc.record({ type: fc.constant('unchecked'), step: name }),
    noted: fc.record(
      {
        type: fc.constant('noted'),
        text: words,
        happenedAt: fc.constant('2026-05-01T09:30:00.000Z'),
      },
      { requiredKeys: ['type', 'text'] },
    ),
    corrected: fc.record({
      type: fc.constant('corrected'),
      moment: fc.constantFrom('started', 'detected', 'acknowledged', 'mitigated', 'resolved'),
      to: fc.constantFrom('2026-05-01T09:00:00.000Z', '2026-05-01T10:00:00.050Z'),
    }),
    'drill-marked': fc.record({ type: fc.constant('drill-marked') }),
    'deployment-failed': fc.record({
      type: fc.constant('deployment-failed'),
      sha: name,
      summary: words,
    }),
    'variables-differed': fc.record({
      type: fc.constant('variables-differed'),
      text: words,
      earliest: fc.constant('2026-07-01T00:00:00.000Z'),
      latest: fc.constant('2026-07-01T02:00:00.000Z'),
    }),
    probed: fc.record({
      type: fc.constant('probed'),
      verdict,
      results: fc.array(result, { maxLength: 2 }),
    }),
    frozen: fc.record({ type: fc.constant('frozen'), reason: words }),
    unfrozen: fc.record({ type: fc.constant('unfrozen') }),
    acted: fc.record({ type: fc.constant('acted'), text: words }),
    'operation-started': fc.record({
      type: fc.constant('operation-started'),
      operation: name,
      command: words,
      title: words,
    }),
    'step-started': fc.record({
      type: fc.constant('step-started'),
      operation: name,
      step: name,
      title: words,
    }),
    'step-finished': fc.record({
      type: fc.constant('step-finished'),
      operation: name,
      step: name,
      title: words,
      ok: fc.boolean(),
      milliseconds: fc.nat(),
    }),
    'cancel-requested': fc.record({ type: fc.constant('cancel-requested'), operation: name }),
    'operation-finished': fc.record({
      type: fc.constant('operation-finished'),
      operation: name,
      outcome: fc.constantFrom('succeeded', 'failed', 'cancelled'),
      summary: words,
    }),
    resolved: fc.record({ type: fc.constant('resolved') }),
    reopened: fc.record({
      type: fc.constant('reopened'),
      reason: words,
      recurrence: fc.boolean(),
    }),
    closed: fc.record(
      { type: fc.constant('closed'), watched: fc.boolean() },
      { requiredKeys: ['type'] },
    ),
    reminded: fc.record({ type: fc.constant('reminded'), text: words }),
    'updated-public': fc.record({
      type: fc.constant('updated-public'),
      message: words,
      template: fc.constantFrom('outage', 'update', 'resolved'),
      text: words,
    }),
  }
}

const bodies = bodiesOf(fc.string({ maxLength: 12 }))

/** Anything that may happen. */
export const body: fc.Arbitrary<EventBody> = fc.oneof(
  ...Object.values<fc.Arbitrary<EventBody>>(bodies),
)

/** One of every type. */
export const oneOfEach: fc.Arbitrary<readonly EventBody[]> = fc.tuple(
  ...Object.values<fc.Arbitrary<EventBody>>(bodies),
)

/** Events in the order of writing: each with its own id and a later time than the one before. */
export const events: fc.Arbitrary<readonly IncidentEvent[]> = fc
  .array(body, { maxLength: 30 })
  .map(written)

/** Events whose free texts are of a kind. */
export function eventsOf(words: fc.Arbitrary<string>): fc.Arbitrary<readonly IncidentEvent[]> {
  const some = fc.oneof(...Object.values<fc.Arbitrary<EventBody>>(bodiesOf(words)))
  return fc.array(some, { maxLength: 30 }).map(written)
}

function written(list: readonly EventBody[]): readonly IncidentEvent[] {
  return list.map((one, index) => ({
    ...one,
    id: `comment:1:${index}`,
    at: new Date(Date.UTC(2026, 4, 1, 10) + index * 7).toISOString(),
    actor: 'alice',
  }))
}

/** An incident with these events. */
export function incidentOf(list: readonly IncidentEvent[]): IncidentRecord {
  return { id: 'comment:1:1', service: 'chat', environment: 'production', events: list }
}
