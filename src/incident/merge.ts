import type { ClosedIncident, IncidentRecord, ServiceRecord } from './record.ts'
import { compare } from './compare.ts'
import {
  greater,
  mergeClaims,
  mergeClosed,
  mergeEvents,
  mergeOutbox,
  mergeReleases,
} from './merge-lists.ts'

/**
 * Two copies of a record that went on without each other, brought together. What one has and the
 * other has not is kept; where they differ about the same thing, a rule decides that does not ask
 * which copy it is. So it does not matter who merges, how often, or in which order. Where the second
 * copy has nothing new, the first one comes back, the very same.
 */

/** Events of an incident that is closed: they belong into its own record. */
export type Late = { readonly issue: number | undefined; readonly incident: IncidentRecord }

/** Brings two copies of a service's record together. */
export function mergeServices(
  ours: ServiceRecord,
  theirs: ServiceRecord,
): { readonly record: ServiceRecord; readonly late: readonly Late[] } {
  const open = openIncident(ours, theirs)
  const claims = mergeClaims(ours.claims, theirs.claims)
  const releases = mergeReleases(ours.releases, theirs.releases)
  const thawed = later(ours.thawed, theirs.thawed)
  const frozen = [ours.frozen, theirs.frozen]
    .filter((freeze) => freeze !== undefined && freeze.at > (thawed ?? ''))
    .reduce(
      (one, other) => (one && other ? greater(one, other, ({ at }) => at) : (one ?? other)),
      undefined,
    )
  const { closed, incident } = open
  const outbox = mergeOutbox(ours.outbox, theirs.outbox)
  const { incident: _, frozen: __, outbox: ___, ...rest } = ours
  const isSame =
    claims === ours.claims &&
    releases === ours.releases &&
    closed === ours.closed &&
    incident === ours.incident &&
    outbox === ours.outbox &&
    frozen === ours.frozen &&
    thawed === ours.thawed
  if (isSame) return { record: ours, late: open.late }
  return {
    record: {
      ...rest,
      claims,
      ...(incident ? { incident } : {}),
      ...(frozen ? { frozen } : {}),
      ...(thawed === undefined ? {} : { thawed }),
      releases,
      ...(closed ? { closed } : {}),
      ...(outbox ? { outbox } : {}),
    },
    late: open.late,
  }
}

type Open = {
  readonly incident: IncidentRecord | undefined
  readonly closed: readonly ClosedIncident[] | undefined
  readonly late: readonly Late[]
}

/**
 * One outage is one incident: where both copies opened one, the older goes on with the events of
 * both. Where one copy has closed what is open in the other, it stays closed.
 */
function openIncident(ours: ServiceRecord, theirs: ServiceRecord): Open {
  const closed = mergeClosed(ours.closed, theirs.closed)
  const ends = new Map((closed ?? []).map((one) => [one.id, one]))
  const all = [ours.incident, theirs.incident].filter((one) => one !== undefined)
  const living = all.filter(({ id }) => !ends.has(id))
  const incident = living.reduce<IncidentRecord | undefined>(
    (one, other) => (one === undefined ? other : together(one, other)),
    undefined,
  )
  const parts = living
    .filter(({ id }) => incident !== undefined && id !== incident.id)
    .map((one) => ({ id: one.id, at: begin(one), into: incident?.id ?? '' }))
  const late: Late[] = []
  let result = incident
  for (const one of all.filter(({ id }) => ends.has(id))) {
    const end = endOf(one.id, ends)
    if (result && end.id === result.id) result = withEventsOf(result, one)
    else late.push({ issue: end.issue, incident: { ...one, id: end.id } })
  }
  return {
    incident: result,
    closed: parts.length === 0 ? closed : mergeClosed(closed, parts),
    late,
  }
}

/** Where an incident went in the end: into another one, or into a record of its own. */
function endOf(
  id: string,
  ends: ReadonlyMap<string, ClosedIncident>,
): { readonly id: string; readonly issue?: number | undefined } {
  const seen = new Set<string>()
  let at = id
  for (let end = ends.get(at); end?.into !== undefined && !seen.has(at); end = ends.get(at)) {
    seen.add(at)
    at = end.into
  }
  return { id: at, issue: ends.get(at)?.issue }
}

/** Two incidents as one, under the name of the one that began first. */
function together(one: IncidentRecord, other: IncidentRecord): IncidentRecord {
  if (one.id === other.id) return withEventsOf(one, other)
  const [first, second] = [one, other].toSorted(
    (a, b) => compare(begin(a), begin(b)) || compare(a.id, b.id),
  )
  return first && second ? withEventsOf(first, second) : one
}

function begin({ events }: IncidentRecord): string {
  return events.reduce((first, { at }) => (first === '' || at < first ? at : first), '')
}

/** An incident with what another copy of it knows. */
export function withEventsOf(one: IncidentRecord, other: IncidentRecord): IncidentRecord {
  const events = mergeEvents(one.events, other.events)
  return events === one.events ? one : { ...one, events }
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a >= b ? a : b
}
