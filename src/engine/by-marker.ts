import { commentsSince, deleteComment } from '../github/comments.ts'
import { since } from '../github/skew.ts'
import type { Invocation } from '../incident/record.ts'
import { replyMarker } from '../views/markers.ts'
import { drawReply } from '../views/reply.ts'
import { answerTo, explained, resultOf, type Result } from './answer.ts'
import type { Engine } from './context.ts'
import type { Answer } from './definition.ts'
import { firstOwn } from './own.ts'
import { findReply, postReply, replyPoster } from './reply-poster.ts'

/**
 * Answers, in the issue where it was typed, what changes nothing: no claim is taken, so it contends for
 * no record, and works where none can be written. The reply's own marker tells the same event, told
 * again, that it has been answered. Of two runs of one event at the same moment both answer, and the
 * later reply is taken away.
 */
export async function answerByMarker(
  engine: Engine,
  invocation: Invocation & { readonly issue: { readonly number: number } },
  work: () => Promise<Answer>,
): Promise<Result> {
  const { number } = invocation.issue
  const [known, answer] = await Promise.all([
    findReply(engine, number, invocation, new Map()),
    work().catch((error: unknown) => answerTo(explained(error), invocation)),
  ])
  if (known !== undefined || answer.outcome === 'ignored') return { outcome: 'ignored' }
  const said = replyPoster(engine, invocation, undefined).values(answer.reply)
  if (said === undefined) return resultOf(answer)
  engine.show(said.reply)
  const id = await postReply(engine, number, invocation, drawReply(said.reply))
  return (await isFirst(engine, number, invocation, id)) ? resultOf(answer) : { outcome: 'ignored' }
}

/** True for the first of the replies to an invocation; any later one is deleted. */
async function isFirst(
  engine: Engine,
  issue: number,
  { key, at }: Invocation,
  id: number,
): Promise<boolean> {
  const marker = replyMarker(key)
  const comments = await commentsSince(engine.github, issue, since(at))
  const before = comments.filter((one) => one.id < id && one.body.startsWith(marker))
  if ((await firstOwn(engine, before)) === undefined) return true
  await deleteComment(engine.github, id)
  return false
}
