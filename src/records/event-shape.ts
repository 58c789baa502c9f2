import * as v from 'valibot'
import { eventKinds } from '../incident/events.ts'
import { text, time } from '../incident/events/parts.ts'

/** What an event of each type holds besides its base. Loose: a newer version may have added to it. */
const bodies = new Map<string, v.GenericSchema>(
  eventKinds.map(({ type, fields }) => [type, v.looseObject({ type: v.literal(type), ...fields })]),
)

const base = v.looseObject({
  id: text,
  at: time,
  order: v.exactOptional(v.number()),
  asked: v.exactOptional(time),
  actor: text,
  type: text,
  url: v.exactOptional(text),
})

/**
 * An event of an incident. One of a type that we do not know was written by a newer version: it is
 * kept as it is, and means nothing to us.
 */
export const event = v.pipe(v.lazy(bodyOf), base)

function bodyOf(input: unknown): v.GenericSchema {
  const type: unknown =
    typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined
  return (typeof type === 'string' ? bodies.get(type) : undefined) ?? v.unknown()
}
