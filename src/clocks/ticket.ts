import type { Ticket } from '../incident/post-mortem.ts'
import { ticketWords } from '../views/post-mortem/reminder.ts'
import type { PostMortemClock, ReminderRun } from './clock.ts'

const day = 86_400_000

/** An open ticket two days before its date, on the day, and every week after. */
export const ticket: PostMortemClock = {
  readsTickets: true,
  runs: ({ tickets }) => tickets.filter(({ done }) => !done).flatMap(runsOf),
}

function runsOf(one: Ticket): readonly ReminderRun[] {
  const since = dayOf(one)
  if (since === undefined) return []
  const key = `ticket:${one.repository ?? ''}#${one.number}:${one.due?.date ?? ''}`
  const about = { key, since, dated: true, ticket: one }
  return [
    {
      ...about,
      for: -2 * day,
      what: 'soon',
      words: (view) => ticketWords(one, 'Due on', view),
    },
    { ...about, for: 0, what: 'today', words: (view) => ticketWords(one, 'Due today,', view) },
    {
      ...about,
      for: 7 * day,
      every: 7 * day,
      what: 'overdue',
      words: (view) => ticketWords(one, 'Overdue since', view),
    },
  ]
}

/** The morning of the day when a ticket is due; nothing if it has no date. ISO 8601, UTC. */
export function dayOf({ due }: Ticket): string | undefined {
  const at = `${due?.date ?? ''}T09:00:00.000Z`
  return Number.isNaN(Date.parse(at)) ? undefined : at
}
