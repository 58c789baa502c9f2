import type { Engine, IssueSnapshot } from '../engine/context.ts'
import { commentsSince } from '../github/comments.ts'
import { readIssue } from '../github/issues.ts'
import type { Invocation } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { ledgerShape, serviceShape } from '../records/shapes.ts'
import { readIncidentMarker } from '../views/markers.ts'
import type { Request } from './event.ts'
import { invocationsOf } from './issue-comment.ts'

/** Milliseconds that we look back; older commands are not run any more. */
const back = 24 * 3_600_000

/**
 * Commands in an incident's issue that nobody has taken on: GitHub cancels runs that wait too long,
 * silently, and does not start any while Actions is down.
 */
export async function catchUp(engine: Engine, number: number): Promise<Request> {
  const now = engine.clock.now().getTime()
  const [text, comments] = await Promise.all([
    readIssue(engine.github, number),
    commentsSince(engine.github, number, new Date(now - back).toISOString()),
  ])
  const place = readIncidentMarker(text?.body ?? '')
  if (text === undefined || place === undefined) return { invocations: [] }
  const issue: IssueSnapshot = { ...text, number }
  const url = `${engine.github.url}/issues/${number}`
  const asked = comments
    .filter(({ isBot, isEdited, at }) => !isBot && !isEdited && now - Date.parse(at) < back)
    .flatMap((comment) => invocationsOf(comment, issue, url))
  return { invocations: await unclaimed(engine, asked, place, number), issue }
}

async function unclaimed(
  engine: Engine,
  asked: readonly Invocation[],
  place: { readonly service: string; readonly environment: string },
  issue: number,
): Promise<readonly Invocation[]> {
  if (asked.length === 0) return []
  const { records, clock } = engine
  const [service, ledger] = await Promise.all([
    openRecord(records, serviceShape(place.service, place.environment), clock),
    openRecord(records, ledgerShape(issue), clock),
  ])
  const known = new Set([...service.value.claims, ...ledger.value.claims].map(({ key }) => key))
  return asked.filter(({ key }) => !known.has(key))
}
