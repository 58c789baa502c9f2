import { describe, expect, it } from '@jest/globals'
import { disorderOf, momentsOf } from '../../src/incident/correct.ts'
import type { EventBody, IncidentEvent, Moment } from '../../src/incident/events.ts'
import { fold } from '../../src/incident/fold.ts'
import { lineOf } from '../../src/incident/line.ts'
import { incidentOf } from './arbitrary.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString()

const record = (...bodies: readonly EventBody[]) =>
  incidentOf(
    bodies.map((body, minute): IncidentEvent => ({
      ...body,
      id: `e${minute}`,
      at: at(minute),
      actor: 'alice',
    })),
  )

const declared: EventBody = {
  type: 'declared',
  title: 'Chat is down',
  severity: 'P1',
  trigger: { kind: 'person', summary: 'declared by alice' },
}
const opened: EventBody = { type: 'issue-opened', issue: 7, link: 'https://example.com/7' }
const corrected = (moment: Moment, minute: number): EventBody => ({
  type: 'corrected',
  moment,
  to: at(minute),
})

const cameBack: EventBody = { type: 'reopened', reason: 'down again', recurrence: true }

describe('a correction', () => {
  const story = [
    declared,
    opened,
    { type: 'acknowledged' },
    { type: 'resolved', cause: 'disk' },
  ] as const

  it('changes what is said, and no event', () => {
    const before = record(...story)
    const after = record(...story, corrected('started', -30), corrected('acknowledged', -10))
    expect(after.events.slice(0, 4)).toEqual(before.events)
    expect(momentsOf(fold(after, ''))).toEqual({
      started: at(-30),
      detected: at(0),
      acknowledged: at(-10),
      resolved: at(3),
    })
    expect(fold(after, '').declaredAt).toBe(at(0))
  })

  it('reaches the line from which figures are made', () => {
    const line = lineOf(record(...story, corrected('started', -30)))
    expect(line).toMatchObject({ startedAt: at(-30), resolvedAt: at(3), cause: 'disk' })
  })

  it('says nothing any more of a resolution that came later', () => {
    const again = record(...story, corrected('resolved', 2), cameBack, { type: 'resolved' })
    expect(momentsOf(fold(again, '')).resolved).toBe(at(6))
    expect(lineOf(again)).toMatchObject({ recurrences: 1 })
  })

  it('of the start outweighs the first sign of trouble, which outweighs the declaration', () => {
    const sign = { probe: 'GET /', detail: '500', milliseconds: 1 }
    const results = [
      { ...sign, verdict: 'up', at: at(-9) },
      { ...sign, verdict: 'down', at: at(-2) },
    ] as const
    const seen = record(...story, { type: 'probed', verdict: 'down', results })
    expect(fold(seen, '')).toMatchObject({ startedAt: at(-2), detectedAt: at(0) })
    const told = record(
      ...story,
      { type: 'probed', verdict: 'down', results },
      corrected('started', -1),
    )
    expect(fold(told, '').startedAt).toBe(at(-1))
  })

  it.each([
    ['detected', -5, { earlier: 'started', later: 'detected' }],
    ['acknowledged', -1, { earlier: 'started', later: 'acknowledged' }],
    ['started', 1, { earlier: 'started', later: 'detected' }],
    ['mitigated', 9, { earlier: 'mitigated', later: 'resolved' }],
    ['started', -60, undefined],
    ['mitigated', 1, undefined],
  ] as const)('of %s to minute %d is in order, or is told what is not', (moment, minute, wrong) => {
    expect(disorderOf(fold(record(...story), ''), moment, at(minute))).toEqual(wrong)
  })
})
