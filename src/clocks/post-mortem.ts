import { postMortemWords } from '../views/post-mortem/reminder.ts'
import type { PostMortemClock, ReminderRun } from './clock.ts'

const day = 86_400_000

/** A post-mortem that is due in a day, and every week once it is overdue. */
export const postMortem: PostMortemClock = {
  readsTickets: false,
  runs({ dueAt, closedAt, issue }) {
    if (dueAt === undefined || closedAt !== undefined || issue === undefined) return []
    const about = { key: `post-mortem:${issue.number}`, since: dueAt, dated: true }
    const runs: readonly ReminderRun[] = [
      { ...about, for: -day, what: 'due', words: (view) => postMortemWords(view, dueAt) },
      { ...about, for: 0, every: 7 * day, what: 'overdue', words: (view) => postMortemWords(view) },
    ]
    return runs
  },
}
