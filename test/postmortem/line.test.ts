import { describe, expect, it } from '@jest/globals'
import { readLine } from '../../src/postmortem/read/line.ts'

// A Tuesday.
const now = new Date('2026-11-24T12:00:00Z')
const read = (text: string) => readLine({ text, bare: text }, now)

describe('the line of an action item', () => {
  it.each([
    [
      'Alert on a full disk @bob 2026-12-01 (prevent, P1)',
      {
        owners: ['bob'],
        kind: 'prevent',
        priority: 'P1',
        due: { text: '2026-12-01', date: '2026-12-01' },
      },
    ],
    [
      '[P1] Alert on a full disk — @bob, in 2 weeks, detect',
      {
        owners: ['bob'],
        kind: 'detect',
        priority: 'P1',
        due: { text: 'in 2 weeks', date: '2026-12-08' },
      },
    ],
    [
      'prevent: Alert on a full disk - @bob - due 2026-12-10 - high',
      {
        owners: ['bob'],
        kind: 'prevent',
        priority: 'high',
        due: { text: '2026-12-10', date: '2026-12-10' },
      },
    ],
    [
      '@bob @eve: Alert on a full disk, long-term',
      { owners: ['bob', 'eve'], horizon: 'long-term' },
    ],
    [
      'Alert on a full disk by next Friday @acme/sre',
      { owners: ['acme/sre'], due: { text: 'next Friday', date: '2026-12-04' } },
    ],
    [
      'Alert on a full disk tomorrow',
      { owners: [], due: { text: 'tomorrow', date: '2026-11-25' } },
    ],
    ['Alert on a full disk @bob → #51', { owners: ['bob'], ticket: { number: 51 } }],
    [
      'Alert on a full disk -> acme/ops#7 ✅',
      { owners: [], ticket: { number: 7, repository: 'acme/ops' } },
    ],
    [
      'Alert on a full disk → https://github.com/acme/ops/issues/7',
      { owners: [], ticket: { number: 7, repository: 'acme/ops' } },
    ],
  ])('%s', (text, said) => {
    expect(read(text)).toEqual({ title: 'Alert on a full disk', ...said })
  })

  it.each([
    'Raise the timeout to 5 minutes',
    'Look at the logs of last Friday',
    'Do it by hand',
    'Fix #12, which came with release 2.3',
    'May deployments on Fridays be forbidden?',
    'Write to ops@example.com',
    'Make (and keep) it simple',
  ])('is all title where nothing else is said: %s', (text) => {
    expect(read(text)).toEqual({ title: text, owners: [] })
  })

  it('is no item where it has no letter and no digit', () => {
    for (const text of ['', '…', '—', ' @bob', '@bob, next Friday, P1', '???']) {
      expect(read(text).title).toBe('')
    }
  })

  it('names nobody in code', () => {
    const line = { text: 'Use `@babel/core` @bob', bare: 'Use `___________` @bob' }
    expect(readLine(line, now)).toEqual({ title: 'Use `@babel/core`', owners: ['bob'] })
  })

  it('has no day that does not exist', () => {
    expect(read('Test 2026-02-30').due).toBeUndefined()
  })
})
