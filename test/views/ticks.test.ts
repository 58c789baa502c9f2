import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { drawIncident } from '../../src/views/issue.ts'
import { readTicks, tickChanges } from '../../src/views/ticks.ts'
import { context, fresh, playbook } from './fixture.ts'

const ids = [...playbook.assessment, ...playbook.phases.flatMap(({ groups }) => groups)].flatMap(
  ({ steps }) => steps.map(({ id }) => id),
)

describe('ticks', () => {
  it('survive being drawn and read', () => {
    fc.assert(
      fc.property(fc.subarray(ids), (ticked) => {
        const at = '2026-03-02T14:05:00.000Z'
        const checks = Object.fromEntries(ticked.map((id) => [id, { at, by: 'alice' }]))
        const read = readTicks(drawIncident({ ...fresh, checks }, context).body)
        expect([...read.keys()].toSorted()).toEqual(ids.toSorted())
        for (const [id, isTicked] of read) expect(isTicked).toBe(ticked.includes(id))
      }),
    )
  })

  it.each([
    ['- [x] a <!-- step:a -->', true],
    ['- [X] a <!-- step:a -->', true],
    ['* [ ] a <!-- step:a -->  ', false],
    ['  1. [x] a <!--step:a-->', true],
    ['> - [x] a <!-- step:a -->', true],
    ['- [x] a <!-- step:b --> <!-- step:a -->', true],
  ])('are read from %j', (line, ticked) => {
    expect(readTicks(`text\r\n${line}\r\nmore`).get('a')).toBe(ticked)
  })

  it.each(['- [x] a', '[x] a <!-- step:a -->', '- a <!-- step:a -->', '- [x] <!-- step:A b -->'])(
    'are not read from %j',
    (line) => expect(readTicks(line).size).toBe(0),
  )

  it('count once, where they first occur', () => {
    const body = '- [x] a <!-- step:a -->\n- [ ] a <!-- step:a -->'
    expect(readTicks(body)).toEqual(new Map([['a', true]]))
  })
})

describe('changes of ticks', () => {
  it('are what somebody ticked and unticked', () => {
    const before = new Map([
      ['a', false],
      ['b', true],
      ['c', true],
    ])
    const after = new Map([
      ['c', true],
      ['b', false],
      ['a', true],
    ])
    expect(tickChanges(before, after)).toEqual({ checked: ['a'], unchecked: ['b'] })
  })

  it('do not come from lines that are gone', () => {
    expect(tickChanges(new Map([['a', true]]), new Map())).toEqual({ checked: [], unchecked: [] })
  })
})
