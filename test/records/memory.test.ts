import { describe, expect, it } from '@jest/globals'
import { memoryRecords } from '../../src/records/memory.ts'
import { recordContract } from '../contracts/records.ts'

recordContract('memory', async () => {
  const store = memoryRecords()
  return { store, other: store, close: async () => undefined }
})

describe('memory', () => {
  it('keeps a copy: changing what was saved or loaded changes nothing', async () => {
    const store = memoryRecords()
    const value = { list: [1] }
    await store.save('key', value, undefined, 'why')
    value.list.push(2)
    const loaded = await store.load('key')
    expect(loaded?.value).toEqual({ list: [1] })
  })
})
