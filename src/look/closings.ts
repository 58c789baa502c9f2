import type { Engine } from '../engine/context.ts'
import { closedIssues, type ClosedIssue } from '../github/closed.ts'
import { readIssue } from '../github/issues.ts'
import { postMortemLabel } from '../incident/post-mortem.ts'
import type { Request } from '../triggers/event.ts'
import { closedPostMortem } from '../triggers/closings.ts'
import type { Looks } from './memory.ts'

/** Milliseconds that we look back, as with comments. */
const back = 24 * 3_600_000

/** Post-mortems that somebody closed, and whose own run never came: their action items want tickets. */
export async function missedClosings(
  engine: Engine,
  looks: Looks,
  known: ReadonlySet<string>,
): Promise<{ readonly requests: readonly Request[]; readonly seen?: Looks['closings'] }> {
  const { last = '', etag } = looks.closings ?? {}
  const found = await closedIssues(engine.github, postMortemLabel, etag)
  if (found === undefined) return { requests: [] }
  const oldest = new Date(engine.clock.now().getTime() - back).toISOString()
  // GitHub's times are in seconds: another may have been closed in the last one that we know.
  const fresh = found.issues.filter(({ closedAt }) => closedAt >= last && closedAt > oldest)
  const asked = await Promise.all(fresh.map((issue) => requestOf(engine, issue)))
  const requests = asked.filter(({ invocations: [first] }) => first && !known.has(first.key))
  const newest =
    fresh
      .map(({ closedAt }) => closedAt)
      .toSorted()
      .at(-1) ?? last
  const seen = { last: newest, ...(found.etag === undefined ? {} : { etag: found.etag }) }
  return { requests, seen }
}

async function requestOf({ github }: Engine, closed: ClosedIssue): Promise<Request> {
  const text = await readIssue(github, closed.number)
  if (text?.closedBy === undefined) return { invocations: [] }
  const issue = { ...text, number: closed.number }
  return closedPostMortem(issue, { ...closed, login: text.closedBy })
}
