import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { fold } from '../../src/incident/fold.ts'
import { inOrder } from '../../src/incident/order.ts'
import type { ServiceRecord } from '../../src/incident/record.ts'
import { withEvents } from '../../src/incident/service.ts'
import { events, incidentOf } from './arbitrary.ts'

const shuffled = events.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length }),
  ),
)

describe('the state of an incident', () => {
  it('does not depend on the order in which its events arrive', () => {
    fc.assert(
      fc.property(shuffled, ([written, arrived]) => {
        expect(fold(incidentOf(arrived), 'first')).toEqual(fold(incidentOf(written), 'first'))
      }),
    )
  })

  it('does not count an event twice', () => {
    fc.assert(
      fc.property(events, (list) => {
        const twice = incidentOf([...list, ...list])
        expect(fold(twice, 'first')).toEqual(fold(incidentOf(list), 'first'))
      }),
    )
  })

  it('is the same every time, and leaves the record alone', () => {
    fc.assert(
      fc.property(events, (list) => {
        const record = incidentOf(list)
        const before = JSON.stringify(record)
        expect(fold(record, 'first')).toEqual(fold(record, 'first'))
        expect(JSON.stringify(record)).toBe(before)
      }),
    )
  })

  it('has a timeline in order of time', () => {
    fc.assert(
      fc.property(shuffled, ([, arrived]) => {
        const times = fold(incidentOf(arrived), 'first').timeline.map(({ at }) => at)
        expect(times).toEqual(times.toSorted())
      }),
    )
  })

  it('is plain data: it survives JSON', () => {
    fc.assert(
      fc.property(events, (list) => {
        const state = fold(incidentOf(list), 'first')
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      }),
    )
  })
})

describe('a record that is told of events', () => {
  it('comes to the same state, in whatever parts, how often and in which order it is told', () => {
    const told = shuffled.chain(([written, arrived]) =>
      fc.tuple(
        fc.constant(written),
        fc.array(fc.subarray([...arrived]), { maxLength: 6 }).map((parts) => [...parts, arrived]),
      ),
    )
    fc.assert(
      fc.property(told, ([written, parts]) => {
        const record = { schema: 1, service: 'chat', environment: 'production' } as const
        const empty = { ...record, claims: [], releases: [], incident: incidentOf([]) }
        const grown = parts.reduce<ServiceRecord>(withEvents, empty)
        expect(grown.incident?.events).toHaveLength(written.length)
        expect(fold(grown.incident ?? incidentOf([]), 'first')).toEqual(
          fold(incidentOf(written), 'first'),
        )
      }),
    )
  })
})

describe('events in order', () => {
  it('are each there once, by time and then by id', () => {
    fc.assert(
      fc.property(shuffled, ([written, arrived]) => {
        expect(inOrder([...arrived, ...arrived])).toEqual(written)
      }),
    )
  })
})
