import * as v from 'valibot'
import { duration } from './duration.ts'
import { repository, text } from './values.ts'

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

const timeZone = v.pipe(
  v.string(),
  v.check(isTimeZone, 'is not a time zone; write one such as `Europe/Berlin`, or `UTC`'),
)

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day; write one such as `10:00`'),
)

const tickets = v.strictObject({
  repository: v.optional(
    v.pipe(repository, v.description('Where tickets are filed; this repository by default.')),
  ),
  labels: v.pipe(
    v.optional(v.array(text), []),
    v.description('Labels of a ticket, besides `action-item`.'),
  ),
  milestone: v.optional(v.pipe(text, v.description('Title of the milestone that tickets get.'))),
})

/** `post-mortem:` of the configuration. */
export const postMortem = v.strictObject({
  repository: v.optional(
    v.pipe(repository, v.description('Where post-mortems are opened; this repository by default.')),
  ),
  'time-zone': v.pipe(
    v.optional(timeZone, 'UTC'),
    v.description('Time zone of business days and of the meeting.'),
  ),
  'business-days': v.pipe(
    v.optional(v.pipe(v.array(v.picklist(weekdays)), v.minLength(1, 'names no day; add one')), [
      ...weekdays,
    ]),
    v.description(
      'Days that count until it is due; all seven by default, as outages take no days off.',
    ),
  ),
  meeting: v.pipe(
    v.optional(timeOfDay, '10:00'),
    v.description('Time of day at which the meeting is proposed.'),
  ),
  'follow-up': v.pipe(
    v.optional(duration, '14d'),
    v.description('When the action items are reviewed, counted from the day they were filed.'),
  ),
  tickets: v.optional(tickets, {}),
})

export type PostMortemConfig = v.InferOutput<typeof postMortem>

function isTimeZone(name: string): boolean {
  // The usual one is known without waking ICU, which takes every command 10 ms.
  if (name === 'UTC') return true
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
