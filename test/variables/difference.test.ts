import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Variable } from '../../src/ports.ts'
import { differenceOf, isSame, restorationOf } from '../../src/variables/difference.ts'
import { casesOf } from '../cases.ts'

const variables = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D', 'E'), value: fc.string({ maxLength: 3 }) }),
  { selector: ({ name }) => name },
)

/** What a store holds after a change. */
function after(now: readonly Variable[], change: ReturnType<typeof restorationOf>['change']) {
  const map = new Map(now.map(({ name, value }) => [name, value]))
  for (const { name, value } of change.set) map.set(name, value)
  for (const name of change.remove) map.delete(name)
  return Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const asObject = (list: readonly Variable[]) => after(list, { set: [], remove: [] })

describe('putting variables back', () => {
  it('makes them exactly those of the snapshot, whatever they were', () => {
    fc.assert(
      fc.property(variables, variables, (now, wanted) => {
        const { change, kept } = restorationOf(now, wanted)
        expect(after(now, change)).toEqual(asObject(wanted))
        expect(kept).toEqual([])
      }),
      casesOf(300),
    )
  })

  it('writes nothing that is as it should be, and nothing twice', () => {
    fc.assert(
      fc.property(variables, variables, (now, wanted) => {
        const { change } = restorationOf(now, wanted)
        const same = now.filter((one) =>
          wanted.some((w) => w.name === one.name && w.value === one.value),
        )
        const touched = [...change.set.map(({ name }) => name), ...change.remove]
        expect(same.filter(({ name }) => touched.includes(name))).toEqual([])
        const done = Object.entries(after(now, change)).map(([name, value]) => ({
          name,
          value: value ?? '',
        }))
        expect(isSame(restorationOf(done, wanted).difference)).toBe(true)
      }),
      casesOf(300),
    )
  })

  it('touches only what is named', () => {
    const now = [
      { name: 'A', value: '1' },
      { name: 'B', value: '1' },
      { name: 'C', value: '1' },
    ]
    const wanted = [
      { name: 'A', value: '2' },
      { name: 'B', value: '2' },
      { name: 'D', value: '2' },
    ]
    const { change } = restorationOf(now, wanted, ['A', 'C'])
    expect(change).toEqual({ set: [{ name: 'A', value: '2' }], remove: ['C'] })
  })

  it('leaves what the snapshot could not hold, and names it', () => {
    const now = [{ name: 'SECRET' }, { name: 'A', value: '1' }]
    const wanted = [
      { name: 'SECRET', writeOnly: true },
      { name: 'A', value: '1' },
    ]
    const { change, kept } = restorationOf(now, wanted)
    expect(change).toEqual({ set: [], remove: [] })
    expect(kept).toEqual(['SECRET'])
  })

  it('writes again what the store does not show, as it may be anything', () => {
    const { change } = restorationOf([{ name: 'A' }], [{ name: 'A', value: '1', writeOnly: true }])
    expect(change.set).toEqual([{ name: 'A', value: '1', writeOnly: true }])
  })
})

describe('a difference', () => {
  it('says of nothing that it changed where it cannot be known', () => {
    const found = differenceOf([{ name: 'A' }, { name: 'B', is: '1' }], [{ name: 'A', is: '1' }])
    expect(found).toEqual({ added: [], changed: [], removed: ['B'], unknown: ['A'] })
  })
})
