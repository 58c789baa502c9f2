import type { PostMortemRecord, Ticket } from './post-mortem.ts'

/** Something that has to be said once, at a moment. Its key is the same at every sweep. */
export type Reminder = {
  readonly key: string
  /** ISO 8601, UTC: when its time came. */
  readonly at: string
} & (
  | { readonly about: 'post-mortem'; readonly overdue: boolean }
  | {
      readonly about: 'ticket'
      readonly ticket: Ticket
      readonly when: 'soon' | 'today' | 'overdue'
    }
  | {
      readonly about: 'follow-up'
      readonly open: readonly Ticket[]
      readonly done: readonly Ticket[]
    }
)

const day = 86_400_000

/**
 * Everything about a post-mortem whose time has come by `now`, oldest first: that it is due in a day, or
 * overdue (and once a week); each open ticket two days before its date, on the day, and every week after;
 * the follow-up review, `followUp` milliseconds after its tickets were filed. Whoever looks says of each
 * key only what was not said before.
 */
export function remindersDue(
  record: PostMortemRecord,
  now: Date,
  followUp: number,
): readonly Reminder[] {
  const all = [
    ...ofPostMortem(record, now),
    ...ofTickets(record, now),
    ...ofReview(record, followUp),
  ]
  return all
    .filter(({ at }) => Date.parse(at) <= now.getTime())
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** Of each thing that is due by `now`, the newest reminder, where it was not given yet. */
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

/** When the next reminder's time comes (ISO 8601, UTC); nothing where none ever will. */
export function nextReminder(
  record: PostMortemRecord,
  now: Date,
  followUp: number,
): string | undefined {
  return remindersDue(record, new Date(now.getTime() + horizon), followUp).find(
    ({ at }) => Date.parse(at) > now.getTime(),
  )?.at
}

/** Milliseconds that are looked ahead: nobody plans an action item for later than that. */
const horizon = 3_650 * day

/** What a reminder is about: `ticket:#51`, whatever its date. */
const subject = (key: string): string => key.split(':').slice(0, 2).join(':')

function ofPostMortem({ dueAt, closedAt, issue }: PostMortemRecord, now: Date): Reminder[] {
  if (dueAt === undefined || closedAt !== undefined || issue === undefined) return []
  const due = Date.parse(dueAt)
  const said = (at: number, overdue: boolean): Reminder => ({
    about: 'post-mortem',
    key: `post-mortem:${issue.number}:${iso(at)}`,
    at: iso(at),
    overdue,
  })
  return [said(due - day, false), ...weekly(due, now).map((at) => said(at, true))]
}

function ofTickets({ tickets }: PostMortemRecord, now: Date): Reminder[] {
  return tickets
    .filter(({ done }) => !done)
    .flatMap((ticket) => {
      const date = Date.parse(`${ticket.due?.date ?? ''}T09:00:00Z`)
      if (Number.isNaN(date)) return []
      const said = (at: number, when: 'soon' | 'today' | 'overdue'): Reminder => ({
        about: 'ticket',
        key: `ticket:${ticket.repository ?? ''}#${ticket.number}:${ticket.due?.date ?? ''}:${iso(at)}`,
        at: iso(at),
        ticket,
        when,
      })
      const overdue = weekly(date + 7 * day, now).map((at) => said(at, 'overdue'))
      return [said(date - 2 * day, 'soon'), said(date, 'today'), ...overdue]
    })
}

function ofReview({ closedAt, issue, tickets }: PostMortemRecord, followUp: number): Reminder[] {
  if (closedAt === undefined || issue === undefined || tickets.length === 0) return []
  const open = tickets.filter(({ done }) => !done)
  const done = tickets.filter((ticket) => ticket.done)
  const at = iso(Date.parse(closedAt) + followUp)
  return [{ about: 'follow-up', key: `follow-up:${issue.number}`, at, open, done }]
}

/** The moment itself, and one a week from then on, as far as `now`. */
function weekly(first: number, now: Date): number[] {
  const weeks = Math.floor((now.getTime() - first) / (7 * day))
  return Array.from(
    { length: Math.max(0, Math.min(weeks, 520) + 1) },
    (_, week) => first + week * 7 * day,
  )
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
