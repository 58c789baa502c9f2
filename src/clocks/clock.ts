import type { Config } from '../config/schema.ts'
import type { Place } from '../config/select.ts'
import type { ClockCause } from '../causes/clock.ts'
import type { Engine, ServiceContext, Settings } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import type { PostMortemRecord, Ticket } from '../incident/post-mortem.ts'
import type { ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { ReminderView, Words } from '../views/post-mortem/reminder.ts'
import { mention } from '../views/markdown.ts'
import type { Run } from './moments.ts'

/** An incident that is swept, and all around it. */
export type Watched = {
  readonly engine: Engine
  readonly settings: Settings
  readonly record: ServiceRecord
  readonly state: IncidentState
  readonly place: Place
}

/**
 * An IncidentClock is responsible for one thing that happens to an incident by itself: since when it
 * runs, and how long, or what sets it off; and what is done then, and who is called.
 */
export type IncidentClock = {
  /** Nothing while it does not run, or if it is set off by what is seen alone. */
  readonly runs: (state: IncidentState, playbook: Playbook) => Run | undefined
  /** What is seen that sets it off: a key that is the same as long as it is the same thing, and why. */
  readonly notices?: (
    watched: Watched,
  ) => Promise<{ readonly key: string; readonly because: string } | undefined>
  readonly act: (context: ServiceContext, cause: ClockCause) => Promise<Answer>
}

/** A run of a post-mortem's clock, and what is said at its moments. */
export type ReminderRun = Run & {
  /** What of it, in a word. */
  readonly what: string
  /** The ticket that it is about: it is said there, if we may write there. */
  readonly ticket?: Ticket
  readonly words: (view: ReminderView, at: string) => Words
}

/** A PostMortemClock is responsible for one thing about post-mortems that is due at a time. */
export type PostMortemClock = {
  /** `followUp`: milliseconds between the end of a post-mortem and its review. */
  readonly runs: (record: PostMortemRecord, followUp: number) => readonly ReminderRun[]
  /** True if people may have changed it in the post-mortem or in tickets, which are read first. */
  readonly readsTickets: boolean
}

/** Calls people by name, so that GitHub notifies them. */
export function call({ settings }: ServiceContext, role: keyof Config['people']): string {
  const people = settings.config.people[role]
  if (people.length === 0) return `Nobody is named as \`${role}\` in the configuration.`
  return people.map(mention).join(' ')
}
