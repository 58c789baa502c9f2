import type { PostMortemClock } from './clock.ts'
import { followUp } from './follow-up.ts'
import { postMortem } from './post-mortem.ts'
import { ticket } from './ticket.ts'

/** Every clock of a post-mortem; the keys of what each says begin with its name. */
export const postMortemClocks: Readonly<Record<string, PostMortemClock>> = {
  'post-mortem': postMortem,
  ticket,
  'follow-up': followUp,
}
