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

/** Milliseconds for which a change is tried while others are faster. */
const patience = 60_000

/** Longest pause between two tries, in milliseconds; the first is the shortest. */
const pauses = { first: 50, longest: 2_000 } as const

/** Ends it where a clock stands still. */
const mostTries = 500

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
    const end = clock.now().getTime() + patience
    for (let tries = 0; tries < mostTries; tries++) {
      const next = change(value)
      if (next === undefined || next === value) return value
      const saved = await store.save(shape.key, next, version, why)
      if (saved !== 'conflict') {
        value = next
        version = saved.version
        return value
      }
      const pause = pauseAfter(tries)
      if (clock.now().getTime() + pause > end) break
      await clock.sleep(pause)
      await read()
    }
    throw new OutageError(
      'record-contended',
      `The record \`${shape.key}\` was changed by others for ${patience / 1_000} seconds.`,
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

/**
 * Doubled each time, and never the same for two: those who met once would meet again. The first
 * reads again at once, as whoever was faster may have left nothing to do.
 */
function pauseAfter(tries: number): number {
  if (tries === 0) return 0
  const longest = Math.min(pauses.longest, pauses.first * 2 ** tries)
  return longest * (0.5 + Math.random() / 2)
}
