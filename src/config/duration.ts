import * as v from 'valibot'

const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

const shape = /^(\d+)(ms|s|m|h|d)$/

/** `500ms`, `5s`, `15m`, `4h` or `2d`, read as milliseconds. */
export const duration = v.pipe(
  v.string('is not a duration; write a number and a unit, such as `500ms`, `5s`, `15m`, `4h`'),
  v.regex(
    shape,
    'is not a duration; write a number and a unit, such as `500ms`, `5s`, `15m`, `4h`',
  ),
  v.transform(milliseconds),
)

/** A duration that makes sense: 0 seconds would be over at once, and nobody waits for 60 days. */
export function durationBetween(least: string, most: string) {
  const [shortest, longest] = [milliseconds(least), milliseconds(most)]
  return v.pipe(
    duration,
    v.check((ms) => ms >= shortest, `is too short; write ${least} at least`),
    v.check((ms) => ms <= longest, `is too long; write ${most} at most`),
  )
}

/** The same, where somebody has typed it; nothing where it is none. */
export function readDuration(text: string): number | undefined {
  return shape.test(text) ? milliseconds(text) : undefined
}

function milliseconds(text: string): number {
  const match = shape.exec(text)
  const [, amount = '0', name = 'ms'] = match ?? []
  return Number(amount) * unit[name as keyof typeof unit]
}
