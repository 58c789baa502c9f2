import * as v from 'valibot'
import type { Cause } from '../causes/table.ts'
import { typedText } from '../causes/typed.ts'

const text = v.string()
const place = { service: text, environment: text }

/** What set an invocation off, as 0.1 kept it before it was released: a line, or one of these. */
const earlier = v.looseObject({
  line: text,
  tooMany: v.exactOptional(v.number()),
  due: v.exactOptional(
    v.looseObject({
      ...place,
      clock: v.picklist(['acknowledge', 'resolve', 'recurrence', 'watch-over']),
      because: v.exactOptional(text),
    }),
  ),
  reminder: v.exactOptional(v.looseObject({ record: text, key: text })),
  failure: v.exactOptional(
    v.looseObject({
      ...place,
      sha: v.exactOptional(text),
      summary: text,
      url: v.exactOptional(text),
    }),
  ),
})

/**
 * An invocation as it is kept now, from one that was kept with a line; any other value as it is. It
 * is asked of every claim that is read, and has to agree with itself: the same value, the same cause.
 */
export function withCause(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'cause' in value) return value
  const known = v.safeParse(earlier, value)
  if (!known.success) return value
  const { line: _, tooMany: __, due: ___, reminder: ____, failure: _____, ...rest } = known.output
  return { ...rest, cause: causeOf(known.output) }
}

function causeOf({ line, ...other }: v.InferOutput<typeof earlier>): Cause {
  const { tooMany, due, reminder, failure } = other
  if (failure) return { kind: 'deployment-failed', ...failure }
  if (due) return { kind: 'clock', ...due }
  if (reminder) return { kind: 'reminder', ...reminder }
  if (tooMany !== undefined) return { kind: 'too-many', commands: tooMany, first: line }
  return typedText(line)
}
