import { describe, expect, it } from '@jest/globals'
import { ago, clockTime, duration, exactTime, moment, short } from '../../src/views/time.ts'

const minute = 60_000
const hour = 60 * minute

describe('a duration', () => {
  it.each([
    [0, 'less than a second'],
    [-5, 'less than a second'],
    [1_000, '1 second'],
    [40_900, '40 seconds'],
    [59_999, '59 seconds'],
    [minute, '1 minute'],
    [12 * minute + 31_000, '12 minutes'],
    [65 * minute, '1 hour 5 minutes'],
    [51 * hour, '2 days 3 hours'],
    [Number.NaN, 'less than a second'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })

  it.each([
    [0, '0 ms'],
    [400, '0.4 s'],
    [41_200, '41 s'],
    [12 * minute, '12 min'],
    [4 * hour, '4 h'],
    [4 * hour + 5 * minute, '4 h 5 min'],
  ])('of %d ms is %s where room is short', (ms, text) => {
    expect(short(ms)).toBe(text)
  })
})

describe('a moment', () => {
  const now = new Date('2026-03-06T10:00:00.000Z')

  it.each([
    ['2026-03-06T01:02:03.000Z', '01:02 UTC'],
    ['2026-03-02T09:14:00.000Z', 'Monday 09:14 UTC'],
    ['2026-02-27T09:14:00.000Z', '27 February 2026, 09:14 UTC'],
    ['2025-12-24T23:59:00.000Z', '24 December 2025, 23:59 UTC'],
  ])('%s reads %s', (at, text) => {
    expect(moment(at, now)).toBe(text)
  })

  it('is in UTC, whatever the machine is set to', () => {
    expect(clockTime('2026-03-06T23:30:00.000-02:00')).toBe('01:30 UTC')
    expect(exactTime('2026-03-06T14:02:11.999Z')).toBe('14:02:11')
  })

  it('can be said by its age', () => {
    expect(ago('2026-03-06T09:59:40.000Z', now)).toBe('20 seconds ago')
    expect(ago(now, now)).toBe('just now')
  })
})
