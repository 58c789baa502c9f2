import type { Evidence } from '../ports.ts'
import { eventKinds, meaningOf, type EventBody } from './events.ts'
import type { IncidentState } from './state.ts'

/** Every fact that an event can state, whatever the commands are. */
export const eventFacts: readonly string[] = eventKinds.flatMap(({ facts }) => facts.known)

/** Families of facts that have one for each command: `operation-failed`. */
export const eventFactFamilies: readonly string[] = eventKinds.flatMap(
  ({ facts }) => facts.perCommand ?? [],
)

/** The facts of one event, from the general to the exact, in the state `before` it. */
export function factsOf(body: EventBody, before: IncidentState | undefined): readonly string[] {
  return meaningOf(body)?.facts.of(body, before) ?? []
}

/** What a step that an event ticks shows for itself. */
export function evidenceOf(body: EventBody): Evidence | undefined {
  return meaningOf(body)?.evidence?.(body)
}
