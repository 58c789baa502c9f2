import { describe, expect, it } from '@jest/globals'
import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import { factsOf } from '../../src/incident/facts.ts'
import { fold } from '../../src/incident/fold.ts'
import type { IncidentState } from '../../src/incident/state.ts'
import { incidentOf } from './arbitrary.ts'

type Verdict = 'up' | 'degraded' | 'down' | 'unknown'

const probed = (verdict: Verdict): EventBody => ({ type: 'probed', verdict, results: [] })
const started: EventBody = {
  type: 'operation-started',
  operation: 'op',
  command: '/rollback --reason slow',
  title: 'Rollback',
}
const finished: EventBody = {
  type: 'operation-finished',
  operation: 'op',
  outcome: 'succeeded',
  summary: 'done',
}

/** The state after these happened, one a second. */
function after(...bodies: readonly EventBody[]): IncidentState {
  const events = bodies.map((body, index): IncidentEvent => ({
    ...body,
    id: String(index),
    at: new Date(Date.UTC(2026, 4, 1, 10, 0, index)).toISOString(),
    actor: 'alice',
  }))
  return fold(incidentOf(events), 'response')
}

describe('the facts of an event', () => {
  it('are its type, and what it is about', () => {
    expect(factsOf({ type: 'acknowledged' }, undefined)).toEqual(['acknowledged'])
    const assigned: EventBody = { type: 'role-assigned', role: 'scribe', person: 'bob' }
    expect(factsOf(assigned, undefined)).toEqual(['role-assigned', 'role-assigned:scribe'])
    expect(factsOf(probed('degraded'), undefined)).toEqual(['probed', 'probed:degraded'])
  })

  it('are none if nothing can be ticked by it', () => {
    expect(factsOf({ type: 'checked', step: 'a' }, undefined)).toEqual([])
  })

  it('name the command whose operation has ended', () => {
    expect(factsOf(finished, after(started))).toEqual(['operation-succeeded:rollback'])
    expect(factsOf(finished, after())).toEqual([])
  })

  it.each([
    ['up', [probed('down')], true],
    ['up', [probed('degraded')], true],
    ['up', [probed('unknown'), started, finished], true],
    ['up', [probed('down'), started, finished], true],
    ['up', [started, finished], true],
    ['up', [started, finished, probed('unknown')], false],
    ['up', [], false],
    ['up', [probed('up')], false],
    ['up', [probed('unknown')], false],
    ['degraded', [probed('down')], false],
    ['unknown', [probed('down'), started, finished], false],
  ] as const)(
    'include a recovery only after something was wrong: %s after %j',
    (verdict, before, is) => {
      expect(factsOf(probed(verdict), after(...before)).includes('recovered')).toBe(is)
    },
  )
})
