import type { IncidentEvent } from './events.ts'

/**
 * The issues that were opened for an incident: the one that it has, and those opened beside it by runs
 * that did not know of each other. One that was lost is neither.
 */
export function issuesOf(events: readonly IncidentEvent[]): {
  readonly home?: number
  readonly others: readonly number[]
} {
  let home: number | undefined
  const others = new Set<number>()
  for (const event of events) {
    if (event.type === 'issue-lost' && event.issue === home) home = undefined
    if (event.type !== 'issue-opened' || event.issue === home) continue
    if (home === undefined) home = event.issue
    else others.add(event.issue)
  }
  return { ...(home === undefined ? {} : { home }), others: [...others] }
}
