import { describe, expect, it } from '@jest/globals'
import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import { fold } from '../../src/incident/fold.ts'
import { runningOperation } from '../../src/incident/operations.ts'
import type { IncidentState } from '../../src/incident/state.ts'
import type { Verdict } from '../../src/ports.ts'
import { incidentOf } from './arbitrary.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString()

/** The state after these, a minute apart, all by alice. */
function after(...bodies: readonly EventBody[]): IncidentState {
  const events = bodies.map((body, minute): IncidentEvent => ({
    ...body,
    id: `e${minute}`,
    at: at(minute),
    actor: 'alice',
  }))
  return fold(incidentOf(events), 'response')
}

const declared: EventBody = {
  type: 'declared',
  title: 'Chat is down',
  severity: 'P1',
  trigger: { kind: 'person', summary: 'declared by alice' },
  impact: 'everybody',
}

const probed = (verdict: Verdict): EventBody => ({ type: 'probed', verdict, results: [] })

const started: EventBody = {
  type: 'operation-started',
  operation: 'op1',
  command: '/rollback',
  title: 'rollback to abc',
}

const step = { operation: 'op1', step: 'redeploy-1', title: 'redeployed' } as const

describe('an incident without events', () => {
  it('is open, in the first phase of the playbook', () => {
    expect(after()).toMatchObject({ status: 'open', phase: 'response', checks: {}, timeline: [] })
  })
})

describe('a declared incident', () => {
  it('has a title, a severity, an impact and what set it off', () => {
    const { type: _, ...known } = { ...declared }
    expect(after(declared)).toMatchObject({ ...known, declaredAt: at(0) })
  })

  it('has an issue once that is opened, and others that are linked', () => {
    const state = after(
      declared,
      { type: 'issue-opened', issue: 7, link: 'u7' },
      { type: 'linked', issue: 8, link: 'u8' },
    )
    expect(state.issue).toEqual({ number: 7, url: 'u7' })
    expect(state.linked).toEqual([{ number: 8, url: 'u8' }])
  })

  it('is acknowledged by the first who does', () => {
    const state = after(declared, { type: 'acknowledged' }, { type: 'acknowledged' })
    expect(state.acknowledged).toEqual({ at: at(1), by: 'alice' })
  })

  it('changes severity, phase and roles', () => {
    const state = after(
      declared,
      { type: 'severity-changed', severity: 'P2' },
      { type: 'phase-changed', phase: 'diagnosis' },
      { type: 'role-assigned', role: 'commander', person: 'bob' },
      { type: 'role-assigned', role: 'commander', person: 'carol' },
      { type: 'role-assigned', role: 'scribe', person: 'bob' },
    )
    expect(state).toMatchObject({
      severity: 'P2',
      phase: 'diagnosis',
      roles: { commander: 'carol', scribe: 'bob' },
    })
  })

  it('is resolved with what is known of cause and resolution', () => {
    const state = after(declared, { type: 'resolved', cause: 'a bad release' })
    expect(state).toMatchObject({
      status: 'resolved',
      resolved: { at: at(1), by: 'alice', cause: 'a bad release' },
    })
    expect(state.resolved).not.toHaveProperty('resolution')
  })
})

describe('a step of the playbook', () => {
  it('keeps the cause that was told when it comes back, until another is told', () => {
    const told: EventBody = { type: 'resolved', cause: 'a full disk', resolution: 'a bigger disk' }
    const back: EventBody = { type: 'reopened', reason: 'down again', recurrence: true }
    const again = after(declared, told, back, { type: 'resolved' })
    expect(again.resolved).toMatchObject({ cause: 'a full disk' })
    expect(again.resolved).not.toHaveProperty('resolution')
    const other = after(declared, told, back, { type: 'resolved', cause: 'the network' })
    expect(other.resolved).toMatchObject({ cause: 'the network' })
  })

  it('is ticked with who, when and the evidence', () => {
    const evidence = { text: '503' }
    const state = after(declared, { type: 'checked', step: 'check-health', evidence })
    expect(state.checks).toEqual({ 'check-health': { at: at(1), by: 'alice', evidence } })
  })

  it('can be unticked, and unticked before it was ever ticked', () => {
    const state = after(
      { type: 'unchecked', step: 'other' },
      { type: 'checked', step: 'check-health' },
      { type: 'unchecked', step: 'check-health' },
    )
    expect(state.checks).toEqual({})
  })
})

describe('health', () => {
  it('is mitigated at the first healthy verdict after the last unhealthy one', () => {
    const state = after(declared, probed('up'), probed('down'), probed('up'), probed('up'))
    expect(state.mitigatedAt).toBe(at(3))
    expect(state.health).toMatchObject({ verdict: 'up', at: at(4) })
  })

  it('is not mitigated any more when it is down or degraded again', () => {
    expect(after(probed('up'), probed('down'))).not.toHaveProperty('mitigatedAt')
    expect(after(probed('up'), probed('degraded'))).not.toHaveProperty('mitigatedAt')
  })

  it('is no recovery where the service was never seen to fail', () => {
    expect(after(declared, probed('up'))).not.toHaveProperty('mitigatedAt')
  })

  it('recovers also after a time in which the prober failed', () => {
    const state = after(probed('down'), probed('unknown'), probed('up'))
    expect(state.mitigatedAt).toBe(at(2))
  })

  it('stays mitigated where the prober itself failed', () => {
    const state = after(probed('down'), probed('up'), probed('unknown'))
    expect(state.mitigatedAt).toBe(at(1))
    expect(state.health?.verdict).toBe('unknown')
  })
})

describe('a freeze', () => {
  it('holds until it is lifted', () => {
    const frozen: EventBody = { type: 'frozen', reason: 'rolling back' }
    expect(after(frozen).frozen).toEqual({ at: at(0), by: 'alice', reason: 'rolling back' })
    expect(after(frozen, { type: 'unfrozen' })).not.toHaveProperty('frozen')
  })
})

describe('an operation', () => {
  it('begins once, with whoever asked', () => {
    const { operations } = after(started, started)
    expect(operations).toEqual([
      {
        id: 'op1',
        command: '/rollback',
        title: 'rollback to abc',
        by: 'alice',
        startedAt: at(0),
        steps: [],
      },
    ])
  })

  it('runs until it is finished', () => {
    const finished: EventBody = {
      type: 'operation-finished',
      operation: 'op1',
      outcome: 'succeeded',
      summary: 'rolled back',
      running: 'abc',
    }
    expect(runningOperation(after(started).operations)?.id).toBe('op1')
    const { operations } = after(started, finished)
    expect(runningOperation(operations)).toBeUndefined()
    expect(operations[0]).toMatchObject({
      finishedAt: at(1),
      outcome: 'succeeded',
      summary: 'rolled back',
      running: 'abc',
    })
  })

  it('has steps that keep their beginning, their result and their place', () => {
    const other = { operation: 'op1', step: 'live-1', title: 'live' } as const
    const { operations } = after(
      started,
      { type: 'step-started', ...step },
      { type: 'step-started', ...other },
      { type: 'step-finished', ...step, ok: true, milliseconds: 5, result: { id: '9' } },
      { type: 'step-finished', ...other, ok: false, milliseconds: 6 },
    )
    expect(operations[0]?.steps).toEqual([
      {
        name: 'redeploy-1',
        title: 'redeployed',
        status: 'done',
        startedAt: at(1),
        milliseconds: 5,
        result: { id: '9' },
      },
      { name: 'live-1', title: 'live', status: 'failed', startedAt: at(2), milliseconds: 6 },
    ])
  })

  it('remembers who asked to stop it', () => {
    const { operations } = after(started, { type: 'cancel-requested', operation: 'op1' })
    expect(operations[0]?.cancelRequested).toEqual({ by: 'alice', at: at(1) })
  })

  it('that nobody began has no steps to finish', () => {
    expect(after({ type: 'step-started', ...step }).operations).toEqual([])
  })
})
