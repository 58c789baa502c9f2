import { describe, expect, it } from '@jest/globals'
import {
  allowanceIn,
  calmPause,
  epochLimits,
  relativeLimits,
  waitIn,
  type LimitHeaders,
} from '../../src/http/limits.ts'

const read = (headers: Readonly<Record<string, string>>) => ({
  get: (name: string): string | null => headers[name] ?? null,
})

/** The server's time: six hours ahead of ours. */
const theirs = new Date(Math.floor(Date.now() / 1_000) * 1_000 + 6 * 3_600_000)
const date = theirs.toUTCString()
const epoch = theirs.getTime() / 1_000

describe('how long a server asks to wait', () => {
  it.each<[string, Readonly<Record<string, string>>, LimitHeaders, number | undefined]>([
    ['seconds', { 'retry-after': '7' }, epochLimits, 7_000],
    ['a part of a second', { 'retry-after': '0.3' }, epochLimits, 300],
    ['no time at all', { 'retry-after': '0' }, epochLimits, 0],
    [
      'a date, by its own clock',
      { 'retry-after': new Date(theirs.getTime() + 9_000).toUTCString(), date },
      epochLimits,
      9_000,
    ],
    ['a date that has passed', { 'retry-after': theirs.toUTCString(), date }, epochLimits, 0],
    [
      'a reset in epoch seconds, by its own clock',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(epoch + 40), date },
      epochLimits,
      40_000,
    ],
    [
      'a reset in seconds that are left',
      { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' },
      relativeLimits,
      12_000,
    ],
    [
      'nothing while something is left',
      { 'ratelimit-remaining': '3', 'ratelimit-reset': '12' },
      relativeLimits,
      undefined,
    ],
    [
      'nothing by headers of another style',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(epoch) },
      relativeLimits,
      undefined,
    ],
    ['nothing where it talks nonsense', { 'retry-after': 'soon' }, epochLimits, undefined],
    ['nothing where it says nothing', {}, epochLimits, undefined],
  ])('is %s', (_, headers, names, wanted) => {
    expect(waitIn(read(headers), names)).toBe(wanted)
  })
})

describe('what is left of a limit', () => {
  it('is read in both styles, and makes us ask less often when it is little', () => {
    const now = new Date()
    const spent = read({
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '10',
      'x-ratelimit-reset': String(epoch + 100),
      date,
    })
    const relative = read({
      'ratelimit-limit': '400',
      'ratelimit-remaining': '10',
      'ratelimit-reset': '100',
    })
    for (const allowance of [
      allowanceIn(spent, epochLimits),
      allowanceIn(relative, relativeLimits),
    ]) {
      expect(allowance).toMatchObject({ left: 10 })
      expect(calmPause(allowance, now)).toBeGreaterThan(15_000)
    }
  })

  it('is not known where one of the three is missing', () => {
    expect(allowanceIn(read({ 'x-ratelimit-limit': '10' }), epochLimits)).toBeUndefined()
  })
})
