import type { IncidentState, Span } from './state.ts'

/**
 * The outages of an incident: the spans in which its probes said that the service was unhealthy
 * (`down` or `degraded`). `unknown` begins none and ends none. Definitions are in docs/history.md.
 */

/** With an outage that has begun; one that goes on already has its own beginning. */
export function withOutage(outages: readonly Span[], from: string): readonly Span[] {
  const last = outages.at(-1)
  if (last && last.to === undefined) return outages
  // A sign that is older than the last healthy verdict belongs to the outage before.
  const begin = last?.to !== undefined && from < last.to ? last.to : from
  return [...outages, { from: begin }]
}

/** With the outage ended that goes on, if one does. */
export function withoutOutage(outages: readonly Span[], to: string): readonly Span[] {
  const last = outages.at(-1)
  if (last === undefined || last.to !== undefined) return outages
  return [...outages.slice(0, -1), { from: last.from, to: to > last.from ? to : last.from }]
}

/**
 * Milliseconds of downtime: the sum of its outages, one that goes on until `now`. Nothing if no probe
 * has ever said how the service is, or if people know of an outage that no probe saw.
 */
export function downtimeOf(
  { outages, health, corrections }: IncidentState,
  now: Date,
): number | undefined {
  const isKnown = health?.verdict === 'up' && corrections.started === undefined
  if (outages.length === 0 && !isKnown) return undefined
  return lengthOf(outages, now.toISOString())
}

/** Milliseconds of some spans together; one without an end lasts until `end`. */
export function lengthOf(spans: readonly Span[], end: string): number {
  return spans.reduce(
    (sum, { from, to = end }) => sum + Math.max(0, Date.parse(to) - Date.parse(from)),
    0,
  )
}

/** Outages after what people have corrected of the incident's moments. */
export function correctedOutages(state: IncidentState): readonly Span[] {
  const { outages, corrections, startedAt } = state
  const { started, mitigated, resolved } = corrections
  const moved = outages.map((outage, index): Span => {
    if (index > 0) return outage
    const from = started !== undefined && outage.from === startedAt ? started : outage.from
    return { ...outage, from, ...(outage.to && mitigated ? { to: mitigated } : {}) }
  })
  return moved.flatMap(({ from, to }): Span[] => {
    const begin = started !== undefined && from < started ? started : from
    const end = to !== undefined && resolved !== undefined && to > resolved ? resolved : to
    if (end !== undefined && end <= begin) return []
    return [{ from: begin, ...(end === undefined ? {} : { to: end }) }]
  })
}
