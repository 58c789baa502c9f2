import type { Engine } from '../engine/context.ts'
import { leading } from '../engine/carry-out.ts'
import type { IssueSnapshot } from '../engine/context.ts'
import { commentsSince } from '../github/comments.ts'
import type { Invocation } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { ledgerShape, serviceShape } from '../records/shapes.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { invocationsOf } from './issue-comment.ts'

/** Milliseconds that we look back; older commands are not run any more. */
const back = 24 * 3_600_000

/** Commands that wait in an incident's issue. */
export type Waiting = {
  /** Those at the beginning of each comment that only have to be decided. */
  decidable(): Promise<readonly Invocation[]>
  /** All others that nobody has taken on; none where `decidable` was never asked for. */
  others(): Promise<readonly Invocation[]>
}

/**
 * Commands in an incident's issue that may have nobody to carry them out: GitHub cancels runs that
 * wait too long, silently, and does not start any while Actions is down. Others have a run that is
 * just starting. They are read once, when they are first asked for. What was edited does not count.
 */
export function waitingIn(engine: Engine, issue: IssueSnapshot): Waiting {
  let comments: Promise<readonly (readonly Invocation[])[]> | undefined

  async function read(): Promise<readonly (readonly Invocation[])[]> {
    const now = engine.clock.now().getTime()
    const [found, ledger] = await Promise.all([
      commentsSince(engine.github, issue.number, new Date(now - back).toISOString()),
      openRecord(engine.records, ledgerShape(issue.number), engine.clock),
    ])
    const answered = new Set(ledger.value.claims.map(({ key }) => key))
    const url = `${engine.github.url}/issues/${issue.number}`
    return found
      .filter(({ isBot, isEdited, at }) => !isBot && !isEdited && now - Date.parse(at) < back)
      .map((comment) => invocationsOf(comment, issue, url))
      .map((asked) => asked.filter(({ key }) => !answered.has(key)))
  }

  async function isTaken(): Promise<(key: string) => boolean> {
    const place = readIncidentMarker(issue.body)
    if (place === undefined) return () => true
    const shape = serviceShape(place.service, place.environment)
    const { value } = await openRecord(engine.records, shape, engine.clock)
    return (key) => value.claims.some((claim) => claim.key === key)
  }

  return {
    async decidable() {
      comments ??= read()
      return (await comments).flatMap((asked) => leading(engine, asked))
    },
    async others() {
      const asked = (await comments) ?? []
      const left = asked.flatMap((one) => one.slice(leading(engine, one).length))
      if (left.length === 0) return []
      const taken = await isTaken()
      return left.filter(({ key }) => !taken(key))
    },
  }
}
