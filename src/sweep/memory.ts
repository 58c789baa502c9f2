import * as v from 'valibot'
import type { Engine } from '../engine/context.ts'
import { openRecord, type RecordFile, type RecordShape } from '../records/file.ts'

const memory = v.looseObject({
  schema: v.literal(1),
  quiet: v.record(v.string(), v.string()),
  tasks: v.record(v.string(), v.unknown()),
  troubles: v.record(v.string(), v.string()),
})

/**
 * What one sweep leaves for the next, so that a sweep at which nothing has happened costs next to
 * nothing: the record `sweep`. It can be lost: then a sweep goes back an hour.
 */
export type Memory = {
  readonly schema: 1
  /** Version of each record in which nothing was left to do, by key. */
  readonly quiet: Readonly<Record<string, string>>
  /** What each task remembers, by its name; only the task knows what that is. */
  readonly tasks: Readonly<Record<string, unknown>>
  /** What fails, and how: that was said already. */
  readonly troubles: Readonly<Record<string, string>>
}

export const memoryShape: RecordShape<Memory> = {
  key: 'sweep',
  empty: { schema: 1, quiet: {}, tasks: {}, troubles: {} },
  read(value) {
    const known = v.safeParse(memory, value)
    return known.success ? known.output : earlier(value)
  },
}

/** The memory, or that of version 0.1, which had another name. */
export async function openMemory({ records, clock }: Engine): Promise<RecordFile<Memory>> {
  const file = await openRecord(records, memoryShape, clock)
  if (file.exists) return file
  const old = await openRecord(records, { ...memoryShape, key: 'looks' }, clock)
  if (!old.exists) return file
  // Only read: it becomes the first version of the new one.
  const empty = old.value
  return openRecord(records, { ...memoryShape, empty }, clock)
}

const looks = v.looseObject({
  quiet: v.record(v.string(), v.string()),
  due: v.optional(v.unknown()),
  comments: v.optional(v.unknown()),
  closed: v.optional(v.unknown()),
  marks: v.optional(v.unknown()),
  history: v.optional(v.unknown()),
  hosted: v.optional(v.unknown()),
  runs: v.optional(v.unknown()),
})

/** What version 0.1 remembered; nothing of what cannot be read. */
function earlier(value: unknown): Memory {
  const known = v.safeParse(looks, value)
  if (!known.success) return memoryShape.empty
  const { quiet, due, comments, closed, marks, history, hosted, runs } = known.output
  const all = { reminders: due, comments, closings: closed, marks, history, releases: hosted, runs }
  const tasks = Object.fromEntries(Object.entries(all).filter(([, kept]) => kept !== undefined))
  return { ...memoryShape.empty, quiet, tasks }
}
