import type { ServiceRecord } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape } from '../records/shapes.ts'
import { openedMarker } from '../views/markers.ts'
import type { Engine, IssueSnapshot } from './context.ts'
import { firstOwn } from './own.ts'

/**
 * True if the records name an issue as one of a service's incidents. Anybody can write the marker of an
 * incident into an issue, so it only says which record to ask: the open incident there, those that were
 * open there lately, or the one that is kept under the issue's number.
 */
export async function namesIssue(
  engine: Pick<Engine, 'records' | 'clock' | 'levelOf'>,
  record: ServiceRecord,
  issue: IssueSnapshot,
): Promise<boolean> {
  const { number } = issue
  const named = (record.incident?.events ?? []).flatMap((event) =>
    event.type === 'issue-opened' || event.type === 'linked' ? event.issue : [],
  )
  if (named.includes(number) || record.closed?.some((closed) => closed.issue === number))
    return true
  if (await isOpening(engine, record, issue)) return true
  const { value } = await openRecord(engine.records, archiveShape(number), engine.clock)
  return (
    value?.incident.service === record.service && value.incident.environment === record.environment
  )
}

/**
 * The issue of an incident is opened a moment before the record names it. Until then it has to name the
 * incident of the record, and to be written by us, or by somebody who may change the records anyway.
 */
async function isOpening(
  engine: Pick<Engine, 'levelOf'>,
  { incident }: ServiceRecord,
  { author, body }: IssueSnapshot,
): Promise<boolean> {
  if (incident === undefined || author === undefined) return false
  if (incident.events.some(({ type }) => type === 'issue-opened')) return false
  if (!body.trimEnd().endsWith(openedMarker(incident.id))) return false
  const written = { author: author.login, byBot: author.isBot }
  return (await firstOwn(engine, [written])) !== undefined
}
