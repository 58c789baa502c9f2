import { describe, expect, it } from '@jest/globals'
import { splitTextFlag } from '../../src/parser/text-flag.ts'
import { readWhen } from '../../src/parser/when.ts'

const now = new Date('2026-03-02T14:30:00.000Z')
const read = (text: string): string | undefined => readWhen(text, now)?.toISOString().slice(0, 16)

describe('a time as people type it', () => {
  it.each([
    ['14:05', '2026-03-02T14:05'],
    ['23:50', '2026-03-01T23:50'],
    ['10 minutes ago', '2026-03-02T14:20'],
    ['2 hours ago', '2026-03-02T12:30'],
    ['yesterday 9pm', '2026-03-01T21:00'],
    ['2026-02-28 08:15', '2026-02-28T08:15'],
    ['2026-02-28T08:15:00Z', '2026-02-28T08:15'],
    ['2026-02-28T08:15:00+02:00', '2026-02-28T06:15'],
    ['14:05 CET', '2026-03-02T13:05'],
    ['now', '2026-03-02T14:30'],
  ])('%s is %s', (typed, at) => expect(read(typed)).toBe(at))

  it.each(['', 'teatime', '14:05 the database', 'the 14:05', '25:99', '13:00 to 14:00'])(
    '“%s” is none',
    (typed) => expect(read(typed)).toBeUndefined(),
  )
})

describe('a text with a flag', () => {
  it.each([
    ['it broke', { text: 'it broke' }],
    ['it broke --at 14:05', { text: 'it broke', value: '14:05' }],
    ['it broke --at=14:05', { text: 'it broke', value: '14:05' }],
    ['it broke --at "10 minutes ago"', { text: 'it broke', value: '10 minutes ago' }],
    ['it broke --at 10 minutes ago', { text: 'it broke', value: '10 minutes ago' }],
    ['--at 14:05 it broke', { text: 'it broke', value: '14:05' }],
    ["--at '9 pm' don't ask", { text: "don't ask", value: '9 pm' }],
    ['look at 14:05', { text: 'look at 14:05' }],
    ['a --attic', { text: 'a --attic' }],
    ['--at 14:05 it said --at', { text: 'it said --at', value: '14:05' }],
  ])('%s', (typed, parts) => expect(splitTextFlag(typed, 'at')).toEqual(parts))
})
