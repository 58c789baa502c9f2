import { issuesOf } from '../incident/issues.ts'
import { mergeClaims } from '../incident/merge-lists.ts'
import { mergeServices, withEventsOf, type Late } from '../incident/merge.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { archiveKey, archiveShapeOf, ledgerShape, serviceShapeOf } from './shapes.ts'

/** Two copies of a record, as one. */
export type Join = {
  /** The first one itself where the second has nothing new. */
  readonly value: unknown
  /** What the second had and the first had not; nothing where that is nothing. */
  readonly added?: Added
  /** Events for records of closed incidents. */
  readonly late: readonly Late[]
}

export type Added = {
  readonly events: number
  readonly claims: number
  readonly releases: number
  /** Keys of incidents that were closed in the second copy alone: their records are there. */
  readonly closed: readonly string[]
  /** Issues too many: what they were opened for is a part of the incident of another issue. */
  readonly duplicates: readonly { readonly issue: number; readonly into: number }[]
}

const nothing: Added = { events: 0, claims: 0, releases: 0, closed: [], duplicates: [] }

/**
 * Brings two copies of the record `key` together; `ours` may not exist. Throws `record-damaged` where
 * a copy is not what we write.
 */
export function joinRecords(key: string, ours: unknown, theirs: unknown): Join {
  const [kind, name = ''] = key.split('/')
  switch (kind) {
    case 'services':
      return joinServices(key, ours, theirs)
    case 'commands':
      return joinLedgers(Number(name), ours, theirs)
    case 'incidents':
      return joinArchives(key, ours, theirs)
    default:
      return ours === undefined ? taken(theirs, nothing) : kept(ours)
  }
}

function joinServices(key: string, ours: unknown, theirs: unknown): Join {
  const { read, empty } = serviceShapeOf(key)
  const [mine, other] = [ours === undefined ? empty : read(ours), read(theirs)]
  const { record, late } = mergeServices(mine, other)
  if (record === mine) return { ...kept(ours ?? theirs), late }
  return { value: record, late, added: addedTo(mine, record) }
}

function addedTo(before: ServiceRecord, after: ServiceRecord): Added {
  const known = new Set(before.closed?.map(({ id }) => id))
  const fresh = (after.closed ?? []).filter(({ id }) => !known.has(id))
  const { home: into, others: issues } = issuesOf(after.incident?.events ?? [])
  return {
    events: grown(before.incident?.events, after.incident?.events),
    claims: grown(before.claims, after.claims),
    releases: grown(before.releases, after.releases),
    closed: fresh.flatMap(({ id, issue, into }) =>
      into === undefined ? archiveKey(id, issue) : [],
    ),
    duplicates: into === undefined ? [] : issues.map((issue) => ({ issue, into })),
  }
}

function grown(before: readonly unknown[] = [], after: readonly unknown[] = []): number {
  const known = new Set(before)
  return after.filter((item) => !known.has(item)).length
}

function joinLedgers(issue: number, ours: unknown, theirs: unknown): Join {
  const { read, empty } = ledgerShape(issue)
  const [mine, other] = [ours === undefined ? empty : read(ours), read(theirs)]
  const claims = mergeClaims(mine.claims, other.claims)
  if (claims === mine.claims) return kept(ours ?? theirs)
  return taken({ ...mine, claims }, { ...nothing, claims: grown(mine.claims, claims) })
}

function joinArchives(key: string, ours: unknown, theirs: unknown): Join {
  const { read } = archiveShapeOf(key)
  const [mine, other] = [ours === undefined ? undefined : read(ours), read(theirs)]
  if (other === undefined) return kept(ours)
  if (mine === undefined) return taken(other, { ...nothing, events: other.incident.events.length })
  const incident = withEventsOf(mine.incident, other.incident)
  if (incident === mine.incident) return kept(ours)
  const events = grown(mine.incident.events, incident.events)
  return taken({ ...mine, incident }, { ...nothing, events })
}

function kept(value: unknown): Join {
  return { value, late: [] }
}

function taken(value: unknown, added: Added): Join {
  return { value, added, late: [] }
}
