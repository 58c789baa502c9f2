import { meaningOf, type EventBody, type IncidentEvent } from './events.ts'
import { places } from './order.ts'
import type { ClosedIncident, Freeze, IncidentRecord, Release, ServiceRecord } from './record.ts'
import { isSetting } from './settings.ts'
import { shortHash } from './short-hash.ts'

/** Who or what makes events, for what reason, and when. */
export type Cause = {
  /** Key of the invocation; ids of events begin with it. */
  readonly key: string
  readonly actor: string
  readonly url?: string
  readonly now: Date
  /** When a person asked for it, if that tells which of two settings is newer; ISO 8601, UTC. */
  readonly asked?: string
}

/**
 * Makes events out of what happened. Ids come from the cause and the kind of event, so the same
 * cause told twice gives the same ids; their places come after everything in the record.
 */
export function makeEvents(
  incident: IncidentRecord | undefined,
  { key, now, actor, url, asked }: Cause,
  bodies: readonly EventBody[],
): IncidentEvent[] {
  const next = places(incident?.events ?? [], now)
  return bodies.map((body) => ({
    ...body,
    id: `${key}:${body.type}${discriminator(body)}`,
    ...next(),
    actor,
    ...(url === undefined ? {} : { url }),
    ...(asked !== undefined && isSetting(body) ? { asked } : {}),
  }))
}

/** What tells two events of one type and cause apart. */
function discriminator(body: EventBody): string {
  const apart = meaningOf(body)?.apart(body) ?? ''
  return apart === '' ? '' : `:${apart}`
}

/** The record with further events in its incident; those it has already are not added again. */
export function withEvents(record: ServiceRecord, events: readonly IncidentEvent[]): ServiceRecord {
  const { incident } = record
  if (incident === undefined) return record
  const known = new Set(incident.events.map(({ id }) => id))
  const fresh = events.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return record
  return { ...record, incident: { ...incident, events: [...incident.events, ...fresh] } }
}

/** The incident as it was before an invocation, so that the invocation can be decided again. */
export function withoutCause(incident: IncidentRecord, key: string): IncidentRecord {
  return { ...incident, events: incident.events.filter(({ id }) => !id.startsWith(`${key}:`)) }
}

/** The record with a new incident in it that the invocation `key` opens, unless one is open. */
export function withIncident(record: ServiceRecord, key: string): ServiceRecord {
  if (record.incident) return record
  const { service, environment } = record
  return {
    ...record,
    incident: { id: incidentId(key, record), service, environment, events: [] },
  }
}

/** The id of an incident: one invocation can open an incident of each of several services. */
function incidentId(
  key: string,
  { service, environment }: Pick<IncidentRecord, 'service' | 'environment'>,
): string {
  const place = `:${service}:${environment}`
  return key.endsWith(place) ? key : `${key}${place}`
}

/** True if the invocation `key` opened the incident. Version 0.1 used the key itself as the id. */
export function isOpenedBy(incident: IncidentRecord | undefined, key: string): boolean {
  return incident !== undefined && [key, incidentId(key, incident)].includes(incident.id)
}

/** Finished claims that a record remembers. Older events are refused by their age. */
export const rememberedClaims = 500

/** Closed incidents that the record of a service names. */
export const rememberedClosed = 50

/** The record without its incident, which is kept elsewhere, and will not be open here again. */
export function withoutIncident(
  record: ServiceRecord,
  { at, issue }: { readonly at: string; readonly issue?: number | undefined },
): ServiceRecord {
  const { incident, ...rest } = record
  if (incident === undefined) return record
  const closed: ClosedIncident = { id: incident.id, at, ...(issue === undefined ? {} : { issue }) }
  return { ...rest, closed: [...(record.closed ?? []), closed].slice(-rememberedClosed) }
}

/**
 * The record with deployments frozen. Where they are already, that freeze stands, and learns at most
 * how the hosting deployed by itself.
 */
export function withFreeze(record: ServiceRecord, freeze: Freeze): ServiceRecord {
  if (record.frozen) {
    const { autodeploy } = freeze
    if (autodeploy === undefined || record.frozen.autodeploy !== undefined) return record
    return { ...record, frozen: { ...record.frozen, autodeploy } }
  }
  // Clocks of two machines differ; that this came after the thaw is what counts.
  const after = record.thawed === undefined ? 0 : Date.parse(record.thawed) + 1
  const at = new Date(Math.max(Date.parse(freeze.at), after)).toISOString()
  return { ...record, frozen: { ...freeze, at } }
}

/** The record with deployments allowed again, at `at` (ISO 8601). */
export function withoutFreeze(record: ServiceRecord, at: string): ServiceRecord {
  const { frozen, ...rest } = record
  const thawed = [at, frozen?.at ?? '', record.thawed ?? ''].toSorted().at(-1) ?? at
  return { ...rest, thawed }
}

/** Releases that are remembered; older ones are in the history of the record. */
export const rememberedReleases = 100

/** The record with a release in front; one of the same id is replaced. */
export function withRelease(record: ServiceRecord, release: Release): ServiceRecord {
  const others = record.releases.filter(({ id }) => id !== release.id)
  return { ...record, releases: [release, ...others].slice(0, rememberedReleases) }
}

/** Id of the operation that an invocation runs: short, and always the same. */
export function operationId(key: string): string {
  return shortHash(key)
}
