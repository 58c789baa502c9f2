import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { systemClock } from '../../src/clock.ts'
import type { RecordStore } from '../../src/ports.ts'
import { openRecord, type RecordFile } from '../../src/records/file.ts'
import { memoryRecords } from '../../src/records/memory.ts'
import { casesOf } from '../cases.ts'

type Count = { readonly n: number; readonly by: readonly string[] }

const shape = {
  key: 'count',
  empty: { n: 0, by: [] },
  read: (value: unknown) => value as Count,
}

const open = (store: RecordStore): Promise<RecordFile<Count>> =>
  openRecord(store, shape, { ...systemClock, sleep: () => Promise.resolve() })

const add =
  (who: string) =>
  ({ n, by }: Count): Count => ({ n: n + 1, by: [...by, who] })

/** A store that is as slow as the network, at random. */
function slow(store: RecordStore): RecordStore {
  const pause = (): Promise<void> => new Promise((done) => setTimeout(done, Math.random() * 4))
  return {
    load: (key) => pause().then(() => store.load(key)),
    save: (...args) => pause().then(() => store.save(...args)),
    list: (prefix) => store.list(prefix),
    loadMany: (listed) => store.loadMany(listed),
  }
}

describe('a record file', () => {
  it('is empty, and says so, where the store has nothing', async () => {
    const file = await open(memoryRecords())
    expect(file.value).toEqual(shape.empty)
    expect(file.exists).toBe(false)
  })

  it('reads what is there, and sees what others wrote when it is refreshed', async () => {
    const store = memoryRecords()
    const [one, two] = [await open(store), await open(store)]
    await one.update(add('one'), 'why')
    expect(two.value.n).toBe(0)
    expect(await two.refresh()).toEqual({ n: 1, by: ['one'] })
    expect(two.exists).toBe(true)
  })

  it('applies a change again to what somebody else wrote first', async () => {
    const store = memoryRecords()
    const [one, two] = [await open(store), await open(store)]
    await one.update(add('one'), 'why')
    expect(await two.update(add('two'), 'why')).toEqual({ n: 2, by: ['one', 'two'] })
  })

  it('writes nothing where nothing changes', async () => {
    const store = memoryRecords()
    const file = await open(store)
    await file.update(() => undefined, 'why')
    await file.update((value) => value, 'why')
    expect(await store.list('')).toEqual([])
  })

  it('ends an update with what the change throws, and goes on', async () => {
    const file = await open(memoryRecords())
    const refuse = () => {
      throw new Error('taken')
    }
    await expect(file.update(refuse, 'why')).rejects.toThrow('taken')
    expect(await file.update(add('next'), 'why')).toMatchObject({ n: 1 })
  })

  it('loses no change of one run that makes several at once', async () => {
    const file = await open(slow(memoryRecords()))
    await Promise.all(Array.from({ length: 10 }, (_, index) => file.update(add(`${index}`), 'why')))
    expect(file.value.n).toBe(10)
  })

  it('loses no change, whoever makes how many, and counts none twice', async () => {
    const work = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(work, async (counts) => {
        const store = slow(memoryRecords())
        await Promise.all(
          counts.map(async (count, run) => {
            const file = await open(store)
            for (let i = 0; i < count; i++) await file.update(add(`${run}:${i}`), 'why')
          }),
        )
        const { value } = await open(store)
        expect(value.n).toBe(counts.reduce((sum, count) => sum + count, 0))
        expect(new Set(value.by).size).toBe(value.n)
      }),
      casesOf(20),
    )
  })

  it('gives up where it never wins', async () => {
    const store: RecordStore = { ...memoryRecords(), save: async () => 'conflict' }
    const file = await open(store)
    await expect(file.update(add('me'), 'why')).rejects.toMatchObject({ code: 'record-contended' })
  })
})
