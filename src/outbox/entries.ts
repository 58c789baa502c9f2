import type { OutboxEntry } from '../incident/record.ts'

/** What holds an outbox. */
export type Outbox = { readonly outbox?: readonly OutboxEntry[] }

/** Entries that an outbox holds at most; the oldest give way to newer ones. */
export const mostEntries = 120

/**
 * The record with further entries. A newer state of the same thing takes the place of an older one that
 * was not delivered.
 */
export function withEntries<T extends Outbox>(record: T, entries: readonly OutboxEntry[]): T {
  if (entries.length === 0) return record
  const fresh = new Set(entries.map(({ id }) => id))
  const others = (record.outbox ?? []).filter(({ id }) => !fresh.has(id))
  return withOutbox(record, [...others, ...entries].slice(-mostEntries))
}

/**
 * The record without these entries. One that has been replaced by a newer state since stays: whoever
 * delivered the older state has not delivered the newer one.
 */
export function withoutEntries<T extends Outbox>(record: T, entries: readonly OutboxEntry[]): T {
  const before = record.outbox ?? []
  const left = before.filter((entry) => !entries.some((one) => isSameEntry(entry, one)))
  return left.length === before.length ? record : withOutbox(record, left)
}

/** The record in which these entries were tried once more, in vain. */
export function withAttempt<T extends Outbox>(record: T, entries: readonly OutboxEntry[]): T {
  const before = record.outbox ?? []
  const tried = before.map((entry) =>
    entries.some((one) => isSameEntry(entry, one))
      ? { ...entry, attempts: entry.attempts + 1 }
      : entry,
  )
  return entries.length === 0 || before.length === 0 ? record : withOutbox(record, tried)
}

/** True where both are the same state of the same thing. */
function isSameEntry(a: OutboxEntry, b: OutboxEntry): boolean {
  const isSameRun = a.run?.id === b.run?.id && a.run?.nonce === b.run?.nonce
  return a.id === b.id && a.at === b.at && isSameRun
}

function withOutbox<T extends Outbox>(record: T, outbox: readonly OutboxEntry[]): T {
  if (outbox.length > 0) return { ...record, outbox }
  const { outbox: _, ...rest } = record
  return rest as T
}
