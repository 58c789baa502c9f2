import { compare } from './compare.ts'
import type { IncidentEvent } from './events.ts'

/**
 * Events are in the order in which they were written, whatever the clocks of the machines that wrote
 * them said. Each has a place: a number that is later than that of every event which was in the
 * record when it was written (a hybrid logical clock: Kulkarni et al., "Logical Physical Clocks",
 * 2014). It is the event's time in milliseconds, unless a clock that was far ahead had written there
 * before: only then it is kept beside the time, as `order`. Two copies of a record that went on
 * without each other so have one order, too, without asking which copy is older.
 */
export function placeOf({ order, at }: IncidentEvent): number {
  return order ?? Date.parse(at)
}

/** Events in order, each id once: of two with the same id the one that stands later counts. */
export function inOrder(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  if (isInOrder(events)) return events
  const once = new Map(events.map((event) => [event.id, event]))
  return [...once.values()].toSorted(byPlace)
}

/** Which of two events comes first, as for `Array.sort`. */
export function byPlace(a: IncidentEvent, b: IncidentEvent): number {
  return placeOf(a) - placeOf(b) || compare(a.at, b.at) || compare(a.id, b.id)
}

function isInOrder(events: readonly IncidentEvent[]): boolean {
  const ids = new Set<string>()
  let last = -Infinity
  for (const event of events) {
    const place = placeOf(event)
    // Two in one place are put in order by their ids.
    if (place <= last || ids.has(event.id)) return false
    last = place
    ids.add(event.id)
  }
  return true
}

/** Milliseconds by which an event may be ahead of us, and its successors are still dated after it. */
const tolerance = 60_000

/**
 * Gives times and places to events that are written now, after those of `events`. Times grow from
 * one event to the next, but no event of a clock that was far ahead takes later ones with it.
 */
export function places(
  events: readonly IncidentEvent[],
  now: Date,
): () => Pick<IncidentEvent, 'at' | 'order'> {
  const honest = now.getTime() + tolerance
  let place = -Infinity
  let time = -Infinity
  for (const event of events) {
    const at = Date.parse(event.at)
    if (at <= honest) time = Math.max(time, at)
    place = Math.max(place, event.order ?? at)
  }
  return () => {
    time = Math.max(now.getTime(), time + 1)
    place = Math.max(time, place + 1)
    const at = new Date(time).toISOString()
    return place === time ? { at } : { at, order: place }
  }
}
