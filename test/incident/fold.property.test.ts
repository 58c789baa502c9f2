import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { fold, inOrder } from '../../src/incident/fold.ts'
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

describe('events in order', () => {
  it('are each there once, by time and then by id', () => {
    fc.assert(
      fc.property(shuffled, ([written, arrived]) => {
        expect(inOrder([...arrived, ...arrived])).toEqual(written)
      }),
    )
  })
})
