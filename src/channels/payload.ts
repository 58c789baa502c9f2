import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import type { OutboxEntry } from '../incident/record.ts'

/** The values of an entry, checked; throws `record-damaged` where they are not what we write. */
export function payloadOf<T>(schema: v.GenericSchema<unknown, T>, entry: OutboxEntry): T {
  const read = v.safeParse(schema, entry.payload)
  if (read.success) return read.output
  throw new OutageError(
    'record-damaged',
    `The entry \`${entry.id}\` of the outbox is not what we write: ${read.issues[0].message}.`,
  )
}
