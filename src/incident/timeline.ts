import { meaningOf, type IncidentEvent } from './events.ts'
import type { TimelineEntry } from './state.ts'

/** What the timeline says of an event, in plain text; nothing if it is of no interest to people. */
export function timelineEntry(event: IncidentEvent): TimelineEntry | undefined {
  // A newer version may have written events that mean nothing to us.
  const meaning = meaningOf(event)
  const text = meaning?.words(event)
  if (text === undefined) return undefined
  const url = event.url ?? meaning?.link?.(event)
  const at = meaning?.happenedAt?.(event) ?? event.at
  return { at, text, by: event.actor, ...(url === undefined ? {} : { url }) }
}
