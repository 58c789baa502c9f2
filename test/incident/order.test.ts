import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import { fold } from '../../src/incident/fold.ts'
import { inOrder } from '../../src/incident/order.ts'
import { makeEvents, type Cause } from '../../src/incident/service.ts'
import { body, events, incidentOf } from './arbitrary.ts'

const start = Date.UTC(2026, 4, 1, 10)
const minute = 60_000

/** The events of a record after somebody whose clock says `minutes` past ten wrote these. */
function write(
  before: readonly IncidentEvent[],
  key: string,
  minutes: number,
  ...bodies: readonly EventBody[]
): readonly IncidentEvent[] {
  const cause: Cause = { key, actor: 'alice', now: new Date(start + minutes * minute) }
  return [...before, ...makeEvents(incidentOf(before), cause, bodies)]
}

const stateOf = (list: readonly IncidentEvent[]) => fold(incidentOf(list), 'first')
const timesOf = (list: readonly IncidentEvent[]) => list.map(({ at }) => at.slice(11, 16))

describe('the order of events', () => {
  const honest = write([], 'comment:1:1', 0, { type: 'severity-changed', severity: 'P1' })
  const fast = write(honest, 'comment:2:1', 60, { type: 'severity-changed', severity: 'P2' })
  const list = write(fast, 'comment:3:1', 1, { type: 'acknowledged' }, { type: 'unfrozen' })

  it('is that of writing, whatever a clock says that is far ahead', () => {
    expect(inOrder(list.toReversed())).toEqual(list)
    expect(timesOf(list)).toEqual(['10:00', '11:00', '10:01', '10:01'])
  })

  it('dates nothing after a clock that is far ahead', () => {
    const later = write(list, 'comment:4:1', 2, { type: 'resolved' })
    expect(stateOf(later).acknowledged?.at).toBe('2026-05-01T10:01:00.000Z')
    expect(stateOf(later).resolved?.at).toBe('2026-05-01T10:02:00.000Z')
  })

  it('lets times grow if a clock is only a little ahead', () => {
    const ahead = write(honest, 'comment:2:1', 0.5, { type: 'acknowledged' })
    const after = write(ahead, 'comment:3:1', 0.25, { type: 'resolved' })
    expect(after.map(({ at }) => at)).toEqual([
      '2026-05-01T10:00:00.000Z',
      '2026-05-01T10:00:30.000Z',
      '2026-05-01T10:00:30.001Z',
    ])
    expect(after.some(({ order }) => order !== undefined)).toBe(false)
  })

  it('keeps no place beside a time once clocks have come to the one that was ahead', () => {
    const later = write(list, 'comment:4:1', 61, { type: 'resolved' })
    expect(later.map(({ order }) => order !== undefined)).toEqual([false, false, true, true, false])
    expect(inOrder(later.toReversed())).toEqual(later)
  })

  it('is that of writing, whatever all clocks say', () => {
    const clocks = fc.array(fc.tuple(fc.integer({ min: -600, max: 600 }), body), { maxLength: 20 })
    fc.assert(
      fc.property(clocks, (turns) => {
        const all = turns.reduce<readonly IncidentEvent[]>(
          (before, [minutes, one], turn) => write(before, `comment:${turn}:1`, minutes, one),
          [],
        )
        expect(inOrder(all.toReversed())).toEqual(all)
      }),
    )
  })
})

describe('what is set by several', () => {
  const asked = (minutes: number): string => new Date(start + minutes * minute).toISOString()
  const typed = (
    before: readonly IncidentEvent[],
    comment: number,
    [typedAt, ranAt]: readonly [number, number],
    one: EventBody,
  ): readonly IncidentEvent[] => {
    const now = new Date(start + ranAt * minute)
    const cause = { key: `comment:${comment}:1`, actor: 'bob', now, asked: asked(typedAt) }
    return [...before, ...makeEvents(incidentOf(before), cause, [one])]
  }

  it('is as it was asked for last, however late an older run comes', () => {
    const unticked = typed([], 2, [2, 3], { type: 'unchecked', step: 'call' })
    const late = typed(unticked, 1, [1, 9], { type: 'checked', step: 'call' })
    expect(stateOf(late).checks).toEqual({})
    expect(stateOf(late).timeline).toHaveLength(2)
    const again = typed(late, 3, [4, 10], { type: 'checked', step: 'call' })
    expect(Object.keys(stateOf(again).checks)).toEqual(['call'])
  })

  it.each([
    [
      { type: 'severity-changed', severity: 'P1' },
      { type: 'severity-changed', severity: 'P3' },
    ],
    [
      { type: 'phase-changed', phase: 'a' },
      { type: 'phase-changed', phase: 'b' },
    ],
    [
      { type: 'role-assigned', role: 'comms', person: 'alice' },
      { type: 'role-assigned', role: 'comms', person: 'bob' },
    ],
    [
      { type: 'corrected', moment: 'started', to: asked(-9) },
      { type: 'corrected', moment: 'started', to: asked(-5) },
    ],
  ] as const)('holds for %j', (older, newer) => {
    const begun = write([], 'run:1:1', 0, { type: 'noted', text: 'it begins' })
    const right = stateOf(typed(typed(begun, 1, [1, 1], older), 2, [2, 2], newer))
    const late = stateOf(typed(typed(begun, 2, [2, 2], newer), 1, [1, 9], older))
    expect({ ...late, timeline: [] }).toEqual({ ...right, timeline: [] })
  })

  it('goes by the number of the comment within one second', () => {
    const first = typed([], 8, [1, 2], { type: 'severity-changed', severity: 'P1' })
    const late = typed(first, 7, [1, 3], { type: 'severity-changed', severity: 'P3' })
    expect(stateOf(late).severity).toBe('P1')
  })

  it('does not mix roles or steps', () => {
    const one = typed([], 2, [2, 2], { type: 'role-assigned', role: 'comms', person: 'bob' })
    const other = typed(one, 1, [1, 3], { type: 'role-assigned', role: 'scribe', person: 'eve' })
    expect(stateOf(other).roles).toEqual({ comms: 'bob', scribe: 'eve' })
  })
})

describe('folding a list again that has grown', () => {
  const grown = events.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.array(fc.nat(list.length), { maxLength: 6 }),
      fc.integer({ min: 0, max: 40 }),
    ),
  )

  it('gives the state that folding it from scratch gives, in whatever parts it grows', () => {
    fc.assert(
      fc.property(grown, ([list, lengths]) => {
        for (const length of [...lengths, list.length]) {
          const part = list.slice(0, length)
          expect(fold(incidentOf(part), 'first')).toEqual(
            fold(incidentOf(structuredClone(part)), 'first'),
          )
        }
      }),
    )
  })

  it('gives it if the list was changed in another way', () => {
    fc.assert(
      fc.property(grown, ([list, , salt]) => {
        fold(incidentOf(list), 'first')
        const without = list.filter((_, index) => index === 0 || (index + salt) % 3 > 0)
        for (const other of [without, list.toReversed(), [...list, ...list], list]) {
          expect(fold(incidentOf(other), 'first')).toEqual(
            fold(incidentOf(structuredClone(other)), 'first'),
          )
        }
      }),
    )
  })

  it('leaves a state alone that it gave before', () => {
    fc.assert(
      fc.property(grown, ([list, [length = 0]]) => {
        const before = fold(incidentOf(list.slice(0, length)), 'first')
        const text = JSON.stringify(before)
        fold(incidentOf(list), 'first')
        expect(JSON.stringify(before)).toBe(text)
      }),
    )
  })

  it('knows of the phase in which it begins, and of whom it is', () => {
    const list = write([], 'comment:1:1', 0, { type: 'acknowledged' })
    expect(stateOf(list).phase).toBe('first')
    expect(fold(incidentOf(list), 'other').phase).toBe('other')
    const elsewhere = { ...incidentOf(list), environment: 'staging' }
    expect(fold(elsewhere, 'first').environment).toBe('staging')
  })
})
