import type { RecordStore } from '../../src/ports.ts'

/** The keys that a store lists. */
export async function keysOf(store: RecordStore, prefix: string): Promise<readonly string[]> {
  return (await store.list(prefix)).map(({ key }) => key)
}
