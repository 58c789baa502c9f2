import type { Claim } from './record.ts'

/** The labels of post-mortems, and of the tickets of their action items. */
export const postMortemLabel = 'post-mortem'
export const actionLabel = 'action-item'

/**
 * What is kept of a post-mortem: which issue it is, and the ticket of each of its action items. Its
 * key is `post-mortems/<incident>`, or `post-mortems/issue-<number>` where somebody wrote one by hand
 * that belongs to no incident of ours.
 */
export type PostMortemRecord = {
  readonly schema: 1
  /** Holds one claim at a time: that of the run which works on the post-mortem. */
  readonly claims: readonly Claim[]
  readonly service?: string
  readonly environment?: string
  /** The incident that it is about. */
  readonly incident?: { readonly number: number; readonly url: string }
  /** The post-mortem's own issue; `repository` where that is not the one that the action runs in. */
  readonly issue?: { readonly number: number; readonly url: string; readonly repository?: string }
  /** Login of the person who sees that it is written. */
  readonly owner?: string
  /** ISO 8601, UTC. */
  readonly openedAt?: string
  /** When it has to be written and talked over; ISO 8601, UTC. */
  readonly dueAt?: string
  readonly meetingAt?: string
  /** When its tickets were filed, after it was closed; the follow-up review counts from here. */
  readonly closedAt?: string
  readonly tickets: readonly Ticket[]
  /** Keys of the reminders that were given, the newest of each thing that there is to remind of. */
  readonly reminded?: readonly string[]
}

/** What an action item asks for, as its line says it. */
export type ActionFields = {
  readonly title: string
  /** Logins, or `organisation/team`. */
  readonly owners: readonly string[]
  readonly due?: Due
  readonly horizon?: 'immediate' | 'long-term'
  readonly kind?: 'prevent' | 'detect' | 'mitigate' | 'process'
  readonly priority?: string
}

/** As it was written, and the day that it meant then: `in 2 weeks`, `2026-12-08`. */
export type Due = { readonly text: string; readonly date: string }

/** The ticket of an action item. */
export type Ticket = ActionFields & {
  /** Made from the title: the line is known by it until the ticket's number stands there. */
  readonly item: string
  readonly number: number
  readonly url: string
  readonly repository?: string
  readonly done: boolean
  /** Key of the invocation that filed it. */
  readonly by: string
  /** Owners whom GitHub would not assign. */
  readonly unassigned: readonly string[]
}
