import { OutageError } from '../errors.ts'
import type { Invocation } from '../incident/record.ts'
import { code } from '../views/markdown.ts'
import { moment } from '../views/time.ts'

/**
 * A time that somebody typed, as ISO 8601 in UTC, seen from when it was typed. Throws `time-invalid`
 * where it cannot be read or is still to come. What reads times is loaded only here.
 */
export async function readTime(invocation: Pick<Invocation, 'at'>, typed: string): Promise<string> {
  const { readWhen } = await import('../parser/when.ts')
  const now = new Date(invocation.at)
  const at = readWhen(typed, now)
  if (at === undefined) {
    throw new OutageError('time-invalid', `${code(typed) || 'Nothing'} is not a time.`)
  }
  // GitHub's times are in whole seconds, so that now may be a little later.
  if (at.getTime() > now.getTime() + 1_000) {
    throw new OutageError('time-invalid', `${code(typed)} is still to come: ${moment(at, now)}.`)
  }
  return new Date(Math.min(at.getTime(), now.getTime())).toISOString()
}
