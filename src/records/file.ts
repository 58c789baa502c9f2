import { OutageError } from '../errors.ts'
import type { Clock, RecordStore } from '../ports.ts'

/** One record, held by this run, and changed by compare-and-swap. */
export type RecordFile<T> = {
  readonly key: string
  /** The record as last read or written. */
  readonly value: T
  /** True where the store had it already. */
  readonly exists: boolean
  /** The version of `value` in the store; nothing where it has none yet. */
  readonly version: string | undefined
  /**
   * Replaces the record with `change(record)`. Where somebody else was faster the record is read
   * again and `change` applied to that, so it must be pure. `undefined` from it leaves all as it is.
   */
  update(change: (value: T) => T | undefined, why: string): Promise<T>
  /** Reads the record again. */
  refresh(): Promise<T>
}

export type RecordShape<T> = {
  readonly key: string
  /** The record where the store has none yet. */
  readonly empty: T
  /** Checks what the store gave; throws `record-damaged`. */
  readonly read: (value: unknown) => T
}

const mostTries = 60

/** Loads a record for reading and changing. */
export async function openRecord<T>(
  store: RecordStore,
  shape: RecordShape<T>,
  clock: Clock,
): Promise<RecordFile<T>> {
  let value = shape.empty
  let version: string | undefined

  // Changes of one run wait for each other; only other runs can be in the way.
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  function update(change: (value: T) => T | undefined, why: string): Promise<T> {
    return inTurn(() => swap(change, why))
  }

  function refresh(): Promise<T> {
    return inTurn(read)
  }

  async function read(): Promise<T> {
    const found = await store.load(shape.key)
    version = found?.version
    value = found === undefined ? shape.empty : shape.read(found.value)
    return value
  }

  async function swap(change: (value: T) => T | undefined, why: string): Promise<T> {
    for (let tries = 0; tries < mostTries; tries++) {
      const next = change(value)
      if (next === undefined || next === value) return value
      const saved = await store.save(shape.key, next, version, why)
      if (saved !== 'conflict') {
        value = next
        version = saved.version
        return value
      }
      if (tries > 0) await clock.sleep(Math.random() * Math.min(1_000, 40 * tries))
      await read()
    }
    throw new OutageError(
      'record-contended',
      `The record \`${shape.key}\` was changed by others ${mostTries} times in a row.`,
    )
  }

  await refresh()
  return {
    key: shape.key,
    get value() {
      return value
    },
    get exists() {
      return version !== undefined
    },
    get version() {
      return version
    },
    update,
    refresh,
  }
}
