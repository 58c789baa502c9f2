import type { IncidentLine } from './line.ts'

/** Milliseconds after a resolution in which the same failure is a recurrence: the playbook watches so long. */
const watched = 24 * 3_600_000

/**
 * The incidents that came back: the same failure while it was watched, or followed within a day of their resolution by another
 * one of the same service and environment. `newestFirst` gives the order.
 */
export function recurringOf(lines: readonly IncidentLine[]): readonly IncidentLine[] {
  const next = new Map<string, string>()
  return lines.filter((line) => {
    const place = JSON.stringify([line.service, line.environment])
    const followed = next.get(place)
    next.set(place, line.startedAt)
    if ((line.recurrences ?? 0) > 0) return true
    if (followed === undefined || line.resolvedAt === undefined) return false
    return Date.parse(followed) - Date.parse(line.resolvedAt) <= watched
  })
}
