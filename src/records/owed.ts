import { issuesOf } from '../incident/issues.ts'
import type { Claim, Finished, OutboxEntry, ServiceRecord } from '../incident/record.ts'

/** A claim as 0.1 kept it: with the text of its reply, which may not have arrived. */
type OwedClaim = Claim & { readonly finished: Finished & { readonly owed: string } }

/**
 * The record with the replies in its outbox that 0.1 kept in its claims (`finished.owed`, the text as it
 * was to stand in the comment). The same record where there are none.
 */
export function withOwedInOutbox(record: ServiceRecord): ServiceRecord {
  const owed = record.claims.filter(isOwed)
  if (owed.length === 0) return record
  const entries = owed.flatMap((claim) => entriesFor(record, claim))
  const claims = record.claims.map((claim) => (isOwed(claim) ? withoutOwed(claim) : claim))
  const outbox = [...(record.outbox ?? []), ...entries]
  return { ...record, claims, ...(outbox.length === 0 ? {} : { outbox }) }
}

function isOwed(claim: Claim): claim is OwedClaim {
  return typeof Object(claim.finished)['owed'] === 'string'
}

function withoutOwed({ finished: { owed: _, ...finished }, ...claim }: OwedClaim): Claim {
  return { ...claim, finished }
}

/** Its reply, where there is an issue for it, and what may not have been drawn of the incident. */
function entriesFor(
  { incident }: ServiceRecord,
  { key, invocation, run, finished }: OwedClaim,
): readonly OutboxEntry[] {
  const common = { at: finished.at, attempts: 0, run }
  const { home } = issuesOf(incident?.events ?? [])
  const issue = invocation.issue?.number ?? home
  const isConcerned = incident?.events.some(({ id }) => id.startsWith(`${key}:`)) ?? false
  return [
    ...(issue === undefined
      ? []
      : [
          {
            ...common,
            id: `reply:${key}`,
            channel: 'reply',
            destination: `#${issue}`,
            payload: { issue, key, text: finished.owed },
          },
        ]),
    ...(incident && isConcerned
      ? [
          {
            ...common,
            id: `incident-issue:${incident.id}`,
            channel: 'incident-issue',
            destination: `incident ${incident.id}`,
            payload: { incident: incident.id },
          },
        ]
      : []),
  ]
}
