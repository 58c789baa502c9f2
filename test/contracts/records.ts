import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { systemClock } from '../../src/clock.ts'
import type { RecordStore } from '../../src/ports.ts'
import { openRecord } from '../../src/records/file.ts'

/** A store, and another connection to it, as another run would have. */
export type RecordWorld = {
  readonly store: RecordStore
  readonly other: RecordStore
  close(): Promise<void>
}

const values: readonly (readonly [string, unknown])[] = [
  ['an object', { events: [{ id: 'a', at: '2026-05-01T10:00:00.000Z' }] }],
  ['letters of all scripts', { text: 'Ünïcødé, 障害, отказ, 🔥👩‍🚒, \u2028 and \u0000' }],
  ['what looks like code', { text: '</script>${x}`--><!-- "\'\\ \r\n' }],
  ['numbers, nothing and truth', { a: 0, b: -1.5e300, c: null, d: true, e: [], f: {} }],
  ['keys of every object', JSON.parse('{"constructor": 1, "toString": 2}')],
  ['a text of 1.5 MB', { text: 'ø'.repeat(750_000) }],
]

/** What every record store owes to those who rest on it. */
export function recordContract(name: string, open: () => Promise<RecordWorld>): void {
  describe(`${name}, as a store of records`, () => {
    let world: RecordWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    /** Saves what is expected to be saved; answers the version. */
    async function saved(key: string, value: unknown, version?: string): Promise<string> {
      const answer = await world.store.save(key, value, version, `Save ${key}`)
      if (answer === 'conflict') throw new Error(`${key} met a conflict`)
      return answer.version
    }

    it('has nothing under a key that was never saved', async () => {
      expect(await world.store.load('services/none/production')).toBeUndefined()
      expect(await world.store.list('services/none')).toEqual([])
    })

    it('gives back what was saved, to everybody', async () => {
      const version = await saved('services/chat/production', { schema: 1 })
      const expected = { value: { schema: 1 }, version }
      expect(await world.store.load('services/chat/production')).toEqual(expected)
      expect(await world.other.load('services/chat/production')).toEqual(expected)
    })

    it('takes the version that it answered for the next save, without reading in between', async () => {
      const first = await saved('versions', { n: 1 })
      const second = await saved('versions', { n: 2 }, first)
      const third = await saved('versions', { n: 3 }, second)
      expect(new Set([first, second, third]).size).toBe(3)
      expect(await world.store.load('versions')).toEqual({ value: { n: 3 }, version: third })
    })

    it('refuses to create what exists already', async () => {
      await saved('created', { by: 'one' })
      expect(await world.other.save('created', { by: 'two' }, undefined, 'why')).toBe('conflict')
      expect((await world.store.load('created'))?.value).toEqual({ by: 'one' })
    })

    it('refuses to create what exists already, even with the same value', async () => {
      await saved('same', { n: 1 })
      expect(await world.other.save('same', { n: 1 }, undefined, 'why')).toBe('conflict')
    })

    it('refuses a version that has been replaced', async () => {
      const old = await saved('stale', { n: 1 })
      await saved('stale', { n: 2 }, old)
      expect(await world.other.save('stale', { n: 3 }, old, 'why')).toBe('conflict')
      expect((await world.store.load('stale'))?.value).toEqual({ n: 2 })
    })

    it('lets one of two win who create a record at the same time', async () => {
      const answers = await Promise.all([
        world.store.save('race', { by: 'one' }, undefined, 'why'),
        world.other.save('race', { by: 'two' }, undefined, 'why'),
      ])
      expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(1)
      const winner = answers[0] === 'conflict' ? 'two' : 'one'
      expect((await world.store.load('race'))?.value).toEqual({ by: winner })
    })

    it('saves different records at the same time', async () => {
      const keys = Array.from({ length: 4 }, (_, index) => `many/${index}`)
      const answers = await Promise.all(
        keys.map((key, index) => world.store.save(key, { index }, undefined, 'why')),
      )
      expect(answers).not.toContain('conflict')
      const loaded = await Promise.all(keys.map((key) => world.other.load(key)))
      expect(loaded.map((one) => one?.value)).toEqual(keys.map((_, index) => ({ index })))
    })

    it('loses none of twenty changes that are made at the same time', async () => {
      const shape = {
        key: 'counter',
        empty: { n: 0 },
        read: (value: unknown) => value as { n: number },
      }
      const increment = async (store: RecordStore): Promise<void> => {
        const file = await openRecord(store, shape, systemClock)
        await file.update(({ n }) => ({ n: n + 1 }), 'Count')
      }
      const stores = Array.from({ length: 20 }, (_, index) =>
        index % 2 ? world.store : world.other,
      )
      await Promise.all(stores.map(increment))
      expect((await world.store.load('counter'))?.value).toEqual({ n: 20 })
    })

    it('lists the keys below a prefix, sorted', async () => {
      const keys = ['list/b', 'list/a', 'list/c/d', 'listed']
      for (const key of keys) await saved(key, {})
      const listed = await world.store.list('list/')
      expect(listed.map(({ key }) => key)).toEqual(['list/a', 'list/b', 'list/c/d'])
    })

    it('lists each key with a version that changes whenever the record does', async () => {
      await saved('versions/a', { count: 1 })
      await saved('versions/b', { count: 1 })
      const before = await world.store.list('versions/')
      expect(await world.store.list('versions/')).toEqual(before)
      const found = await world.store.load('versions/a')
      await world.store.save('versions/a', { count: 2 }, found?.version, 'Count')
      const after = await world.store.list('versions/')
      expect(after[0]?.version).not.toBe(before[0]?.version)
      expect(after[1]).toEqual(before[1])
    })

    it('gives many at once, in order, and nothing for what is not there', async () => {
      for (const n of [1, 2, 3]) await saved(`loaded/${n}`, { n })
      const listed = await world.store.list('loaded/')
      const unknown = { key: 'loaded/4', version: '0'.repeat(40) }
      const asked = [...listed.toReversed(), unknown]
      expect(await world.other.loadMany(asked)).toEqual([{ n: 3 }, { n: 2 }, { n: 1 }, undefined])
      expect(await world.other.loadMany([])).toEqual([])
    })

    it.each(values)('keeps %s', async (kind, value) => {
      const key = `values/${kind.replaceAll(/\W/g, '-')}`
      const version = await saved(key, value)
      expect(await world.other.load(key)).toEqual({ value, version })
      const next = await saved(key, { text: 'small again' }, version)
      expect((await world.other.load(key))?.version).toBe(next)
    })

    it('keeps keys of encoded names apart', async () => {
      await saved('services/my%20service/prod%2Fasia', { n: 1 })
      await saved('services/my service/prod', { n: 2 })
      expect((await world.store.load('services/my%20service/prod%2Fasia'))?.value).toEqual({ n: 1 })
      expect((await world.store.load('services/my service/prod'))?.value).toEqual({ n: 2 })
    })
  })
}
