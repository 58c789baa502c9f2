import type { Engine } from '../engine/context.ts'
import { leading } from '../engine/carry-out.ts'
import { fewEnough, unanswered } from '../engine/outsider.ts'
import type { Waiting as DecidableWaiting } from '../engine/together.ts'
import type { IssueSnapshot } from '../engine/context.ts'
import { commentsSince, type Comment } from '../github/comments.ts'
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
  readonly decidable: DecidableWaiting
  /** All others that nobody has taken on; none where `decidable` was never asked for. */
  others(): Promise<readonly Invocation[]>
}

/** The commands of each comment, and all comments. */
type Read = {
  readonly asked: readonly (readonly Invocation[])[]
  readonly comments: readonly Comment[]
}

/**
 * Commands in an incident's issue that may have nobody to carry them out: GitHub cancels runs that
 * wait too long, silently, and does not start any while Actions is down. Others have a run that is
 * just starting. They are read once, when they are first asked for. What was edited does not count.
 */
export function waitingIn(engine: Engine, issue: IssueSnapshot): Waiting {
  let comments: Promise<Read> | undefined

  async function read(): Promise<Read> {
    const now = engine.clock.now().getTime()
    const [found, ledger] = await Promise.all([
      commentsSince(engine.github, issue.number, new Date(now - back).toISOString()),
      openRecord(engine.records, ledgerShape(issue.number), engine.clock),
    ])
    const answered = new Set(ledger.value.claims.map(({ key }) => key))
    const url = `${engine.github.url}/issues/${issue.number}`
    const typed = found
      .filter(({ isBot, isEdited, at }) => !isBot && !isEdited && now - Date.parse(at) < back)
      .map((comment) => invocationsOf(comment, issue, url))
      .map((one) => unanswered(one, found).filter(({ key }) => !answered.has(key)))
    const asked = await Promise.all(typed.map((one) => fewEnough(engine, one)))
    return { asked, comments: found }
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
      const found = await comments
      return {
        invocations: found.asked.flatMap((one) => leading(engine, one)),
        comments: found.comments,
      }
    },
    async others() {
      const { asked = [] } = (await comments) ?? {}
      const left = asked.flatMap((one) => one.slice(leading(engine, one).length))
      if (left.length === 0) return []
      const taken = await isTaken()
      return left.filter(({ key }) => !taken(key))
    },
  }
}
