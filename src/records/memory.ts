import type { RecordStore } from '../ports.ts'

/** Records that live as long as the process: for tests and rehearsals. */
export function memoryRecords(): RecordStore {
  const records = new Map<string, { value: string; version: string }>()
  let counter = 0
  return {
    async load(key) {
      const record = records.get(key)
      return record && { value: JSON.parse(record.value), version: record.version }
    },
    async save(key, value, version) {
      if (records.get(key)?.version !== version) return 'conflict'
      const next = String(++counter)
      records.set(key, { value: JSON.stringify(value), version: next })
      return { version: next }
    },
    async list(prefix) {
      return [...records]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { version }]) => ({ key, version }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    },
    async loadMany(listed) {
      return listed.map(({ key }) => {
        const record = records.get(key)
        return record && JSON.parse(record.value)
      })
    },
  }
}
