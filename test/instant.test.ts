import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { instant } from '../src/instant.ts'

describe('a time', () => {
  it('compares as text, in whatever form it came', () => {
    const form = fc.constantFrom(
      (time: Date) => time.toISOString(),
      (time: Date) => time.toISOString().replace(/\.\d+Z$/, 'Z'),
      (time: Date) => time.toISOString().replace('Z', '+00:00'),
    )
    const time = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    fc.assert(
      fc.property(time, form, time, form, (one, formOfOne, other, formOfOther) => {
        const [first, second] = [formOfOne(one), formOfOther(other)]
        expect(Math.sign(Date.parse(first) - Date.parse(second))).toBe(
          instant(first) < instant(second) ? -1 : Number(instant(first) > instant(second)),
        )
      }),
    )
  })

  it('is in milliseconds', () => {
    expect(instant('2026-05-01T10:00:35Z')).toBe('2026-05-01T10:00:35.000Z')
    expect(instant('2026-05-01T12:00:35+02:00')).toBe('2026-05-01T10:00:35.000Z')
  })

  it('is left as it is where it is none', () => {
    expect(instant('')).toBe('')
    expect(instant('yesterday')).toBe('yesterday')
  })
})
