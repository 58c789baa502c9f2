import { reviewWords } from '../views/post-mortem/reminder.ts'
import type { PostMortemClock } from './clock.ts'

/** The review of what became of the action items, once. */
export const followUp: PostMortemClock = {
  readsTickets: true,
  runs({ closedAt, issue, tickets }, after) {
    if (closedAt === undefined || issue === undefined || tickets.length === 0) return []
    return [
      {
        key: `follow-up:${issue.number}`,
        since: closedAt,
        for: after,
        what: 'review',
        words: (view) => reviewWords(tickets, view),
      },
    ]
  },
}
