import type { PostMortemRecord } from '../incident/post-mortem.ts'
import type { ReminderRun } from './clock.ts'
import { momentsBy, type Moment } from './moments.ts'
import { postMortemClocks } from './post-mortem-table.ts'

/** Something about a post-mortem that has to be said once. Its key is the same at every sweep. */
export type Reminder = Moment<ReminderRun>

/** Everything about a post-mortem whose time has come by `now`, oldest first. */
export function remindersDue(
  record: PostMortemRecord,
  now: Date,
  followUp: number,
): readonly Reminder[] {
  const all = Object.values(postMortemClocks)
  return momentsBy(
    all.flatMap(({ runs }) => runs(record, followUp)),
    now,
  )
}

/** Of each thing that is due by `now`, the newest reminder, if it was not given yet. */
export function unsaid(record: PostMortemRecord, now: Date, followUp: number): readonly Reminder[] {
  const newest = new Map(remindersDue(record, now, followUp).map((one) => [subject(one.key), one]))
  return [...newest.values()].filter(({ key }) => !record.reminded?.includes(key))
}

/** The record in which these reminders were given. */
export function withReminded(record: PostMortemRecord, keys: readonly string[]): PostMortemRecord {
  const about = new Set(keys.map(subject))
  const others = (record.reminded ?? []).filter((key) => !about.has(subject(key)))
  return { ...record, reminded: [...others, ...keys] }
}

/** When the next reminder's time comes (ISO 8601, UTC); nothing if none ever will. */
export function nextReminder(
  record: PostMortemRecord,
  now: Date,
  followUp: number,
): string | undefined {
  return remindersDue(record, new Date(now.getTime() + horizon), followUp).find(
    ({ at }) => Date.parse(at) > now.getTime(),
  )?.at
}

/** True if what a reminder is about may have changed in tickets that nobody has read since. */
export function readsTickets({ key }: Pick<Reminder, 'key'>): boolean {
  return postMortemClocks[key.split(':')[0] ?? '']?.readsTickets ?? true
}

/** Milliseconds that are looked ahead: nobody plans an action item for later than that. */
const horizon = 3_650 * 86_400_000

/** What a reminder is about: `ticket:#51`, whatever its date. */
const subject = (key: string): string => key.split(':').slice(0, 2).join(':')
