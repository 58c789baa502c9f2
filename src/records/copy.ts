import { createHash } from 'node:crypto'
import { OutageError } from '../errors.ts'
import type { BulkStore, Change, Item } from './bulk.ts'
import { joinRecords } from './join.ts'

/** What two stores have, record by record. */
export type Comparison = {
  readonly same: number
  /** Keys that the second has not. */
  readonly missing: readonly string[]
  /** Keys whose record in the first holds all of the second's, and more. */
  readonly older: readonly string[]
  /** Keys whose record in the second holds something that the first has not. */
  readonly different: readonly string[]
  /** Keys that only the second has. */
  readonly alone: readonly string[]
}

export type CopyOptions = {
  readonly from: BulkStore
  readonly to: BulkStore
  /** Takes the first store's record where the second has something else. */
  readonly overwrite: boolean
  /** Told after each portion how many are written, and of how many. */
  readonly progress: (done: number, all: number) => void
}

/** Records that are written before `progress` is told. */
const portion = 1_000

/**
 * Copies every record that the second store lacks, or has an older copy of. Nothing is written where
 * it holds something that the first has not, unless that is to be overwritten: `records-differ` names
 * the keys. What is there already is not written again, so it can be run again after any trouble.
 */
export async function copyRecords(options: CopyOptions): Promise<{ readonly written: number }> {
  const { from, to, overwrite } = options
  const { comparison, changes } = await weigh(from, to)
  const { different } = comparison
  if (different.length > 0 && !overwrite) throw differing(options, different)
  for (let done = 0; done < changes.length; done += portion) {
    await to.write(changes.slice(done, done + portion))
    options.progress(Math.min(done + portion, changes.length), changes.length)
  }
  return { written: changes.length }
}

/** Compares every record of two stores, value by value. */
export async function compareRecords(from: BulkStore, to: BulkStore): Promise<Comparison> {
  return (await weigh(from, to)).comparison
}

async function weigh(from: BulkStore, to: BulkStore) {
  const there = new Map<string, Item>()
  for await (const items of to.read()) for (const item of items) there.set(item.key, item)
  const lists = { missing: [] as string[], older: [] as string[], different: [] as string[] }
  const changes: Change[] = []
  let same = 0
  for await (const items of from.read()) {
    for (const { key, value } of items) {
      const other = there.get(key)
      there.delete(key)
      if (other !== undefined && digest(other.value) === digest(value)) {
        same++
        continue
      }
      lists[other === undefined ? 'missing' : holds(key, value, other.value)].push(key)
      changes.push({ key, value, ...(other ? { version: other.version } : {}) })
    }
  }
  const comparison: Comparison = { same, ...lists, alone: [...there.keys()] }
  return { comparison, changes }
}

/** Whether the first record has all that the second has. */
function holds(key: string, first: unknown, second: unknown): 'older' | 'different' {
  try {
    const { added, late, value } = joinRecords(key, first, second)
    const isWhole = added === undefined && late.length === 0 && value === first
    // Of records that we know nothing about, one is not older than the other. An index says nothing of
    // its own: whichever is there is made to agree.
    return isWhole && /^(?:services\/|commands\/|incidents\/|index$)/.test(key)
      ? 'older'
      : 'different'
  } catch {
    return 'different'
  }
}

/** What a value is, whatever the order of its fields; half characters are what stores make of them. */
function digest(value: unknown): string {
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : typeof item === 'string'
        ? Buffer.from(item).toString()
        : item,
  )
  return createHash('sha256').update(text).digest('hex')
}

function differing({ from, to }: CopyOptions, keys: readonly string[]): OutageError {
  const shown = keys.slice(0, 10).map((key) => `\`${key}\``)
  const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : ''
  return new OutageError(
    'records-differ',
    `Nothing was copied: ${to.kind} holds something that ${from.kind} has not, in ${shown.join(', ')}${more}.`,
  )
}
