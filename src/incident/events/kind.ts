import type * as v from 'valibot'
import type { Evidence } from '../../ports.ts'
import type { IncidentState } from '../state.ts'

/** What every event has. */
export type EventBase = {
  readonly id: string
  /** When it was written; ISO 8601, UTC, milliseconds. */
  readonly at: string
  /** Its place in the order of writing, if its time does not say that (`order.ts`). */
  readonly order?: number
  /** When a person asked for it, if that was before it was written and matters; ISO 8601, UTC. */
  readonly asked?: string
  /** GitHub login of the person, or `outage-playbook` where it happened by itself. */
  readonly actor: string
  /** Where it can be read: the comment, the run. */
  readonly url?: string
}

/** Who acts where no person does. */
export const itself = 'outage-playbook'

/** What an event of a kind holds besides its base. */
export type Body<Type extends string, Fields extends v.ObjectEntries> = {
  readonly type: Type
} & Readonly<v.InferOutput<v.ObjectSchema<Fields, undefined>>>

/** What events of a kind mean to everything that reads them. */
export type Meaning<Body> = {
  /** The state after such an event. */
  apply(state: IncidentState, event: EventBase & Body): IncidentState
  /** What the timeline says of it, in plain text; nothing if it is of no interest to people. */
  words(event: EventBase & Body): string | undefined
  /** Tells two events of this kind apart that have one cause; empty if one cause makes only one. */
  apart(body: Body): string
  readonly facts: Facts<Body>
  /** What a step that it ticks shows for itself. */
  evidence?(body: Body): Evidence | undefined
  /** What it sets, such as `severity`: the setting that was asked for last holds. */
  sets?(body: Body): string
  /** Where more of it can be read, if the event has no address of its own. */
  link?(body: Body): string | undefined
  /** When it happened, if that was before it was written down; ISO 8601, UTC. */
  happenedAt?(body: Body): string | undefined
}

/** The facts that an event states: a playbook names them in `ticked-by`. */
export type Facts<Body> = {
  /** All there can be, from the general to the exact: `probed`, `probed:up`. */
  readonly known: readonly string[]
  /** Families with a fact for each command: `operation-failed` for `operation-failed:rollback`. */
  readonly perCommand?: readonly string[]
  /** Those of one event, in the state before it. */
  of(body: Body, before: IncidentState | undefined): readonly string[]
}

/**
 * An EventKind is responsible for everything there is to know about one kind of event. A new kind is
 * a file here and a line in the table in `events.ts`.
 */
export type EventKind<Type extends string, Fields extends v.ObjectEntries> = {
  readonly type: Type
  /** The fields besides those of every event, as valibot reads them from a record. */
  readonly fields: Fields
} & Meaning<Body<Type, Fields>>

/** Defines a kind of event. */
export function eventKind<const Type extends string, Fields extends v.ObjectEntries>(
  kind: EventKind<Type, Fields>,
): EventKind<Type, Fields> {
  return kind
}

/** For events that leave the state as it is. */
export function unchanged(state: IncidentState): IncidentState {
  return state
}

/** For events of which a cause makes only one. */
export function onlyOne(): string {
  return ''
}

/** For events that tick nothing. */
export const noFacts: Facts<unknown> = { known: [], of: () => [] }

/** For events that state one fact, always the same. */
export function oneFact(name: string): Facts<unknown> {
  return { known: [name], of: () => [name] }
}
