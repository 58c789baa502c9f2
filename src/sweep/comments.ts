import type { Engine } from '../engine/context.ts'
import { newestComments, type Comment } from '../github/comments.ts'
import { readIssue } from '../github/issues.ts'
import { mayHoldCommand } from '../parser/suggest.ts'
import { fewEnough, unanswered } from '../engine/outsider.ts'
import type { Request } from '../triggers/event.ts'
import { invocationsOf } from '../triggers/issue-comment.ts'
import type { Memory } from './memory.ts'

/** Milliseconds that a sweep goes back; older commands are not run any more. */
const back = 24 * 3_600_000

/** Comments that one sweep reads at most. */
const most = 1_000

/**
 * Commands in comments, anywhere in the repository, whose own run never came: GitHub cancels runs
 * that wait too long, silently, and starts none while Actions is down. What a comment says now counts
 * only where nobody has edited it.
 */
export async function missedComments(
  engine: Engine,
  memory: Memory,
  known: ReadonlySet<string>,
): Promise<{ readonly requests: readonly Request[]; readonly seen?: Memory['comments'] }> {
  const { last = 0, etag } = memory.comments ?? {}
  const found = await newestComments(engine.github, {
    last,
    most,
    ...(etag === undefined ? {} : { etag }),
  })
  if (found === undefined) return { requests: [] }
  const oldest = engine.clock.now().getTime() - back
  const asking = found.comments.filter(
    ({ isBot, isEdited, at, body }) =>
      !isBot && !isEdited && Date.parse(at) > oldest && mayHoldCommand(body),
  )
  const requests = await Promise.all(
    asking.toReversed().map((comment) => requestOf(engine, comment, known, found.comments)),
  )
  const seen = {
    last: Math.max(last, ...found.comments.map(({ id }) => id)),
    ...(found.etag === undefined ? {} : { etag: found.etag }),
  }
  return { requests: requests.filter(({ invocations }) => invocations.length > 0), seen }
}

async function requestOf(
  engine: Engine,
  comment: Comment,
  known: ReadonlySet<string>,
  others: readonly Comment[],
): Promise<Request> {
  const { github } = engine
  const number = comment.issue
  const url = comment.url.replace(/#.*$/, '')
  const bare = { number, body: '', labels: [], state: 'open' }
  const unknown = ({ key }: { readonly key: string }) => !known.has(key)
  // Whether it is an incident's issue only decides on the note; asked where there is something to do.
  const asked = unanswered(invocationsOf(comment, bare, url), others)
  if (!asked.some(unknown)) return { invocations: [] }
  const text = await readIssue(github, number)
  if (text === undefined) return { invocations: [] }
  const issue = { ...text, number }
  const invocations = await fewEnough(engine, invocationsOf(comment, issue, url))
  return { invocations: invocations.filter(unknown), issue }
}
