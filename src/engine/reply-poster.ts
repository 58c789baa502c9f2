import { typedBy } from '../causes/table.ts'
import { commentsSince, editComment, postComment, type Comment } from '../github/comments.ts'
import { createOnce } from '../github/once.ts'
import { since } from '../github/skew.ts'
import type { Claim, Invocation } from '../incident/record.ts'
import { replyMarker } from '../views/markers.ts'
import { drawReply, saysRunning, type Reply } from '../views/reply.ts'
import type { Engine } from './context.ts'
import type { ReplyParts } from './definition.ts'
import { firstOwn } from './own.ts'

/** A ReplyPoster is responsible for the one comment that answers an invocation. */
export type ReplyPoster = {
  /** Answers on this issue from now on, where the invocation itself has none. */
  place(issue: number): void
  /**
   * Shows the reply as it is now. While it is running, changes that come soon after each other are
   * folded into one.
   */
  show(parts: ReplyParts): Promise<void>
  /** The text that is to take the place of what it shows now; nothing where it shows nothing. */
  successor(parts: ReplyParts): string | undefined
  /**
   * Puts that text where what a run left behind still says that it is running, or says nothing; true
   * where that had to be done.
   */
  settle(text: string): Promise<boolean>
}

/** Milliseconds between two edits of a running reply: each costs a request. */
const calm = 10_000

/** Comments of issues, read once for all replies that are looked for among them. */
export type FindReply = Map<number, Promise<readonly Comment[]>>

/** Where a run died over the same invocation (`before`), its comment is found and gone on with. */
export function replyPoster(
  engine: Engine,
  invocation: Invocation,
  before: Claim | undefined,
  known: FindReply = new Map(),
): ReplyPoster {
  let issue = invocation.issue?.number
  let comment: Promise<number> | undefined
  let stands = false
  let shown = ''
  let shownAt = 0
  let turn: Promise<void> = Promise.resolve()

  async function write(reply: Reply): Promise<void> {
    if (issue === undefined) return
    const text = drawReply(reply)
    const now = engine.clock.now().getTime()
    if (text === shown || (reply.status === 'running' && comment && now - shownAt < calm)) return
    shown = text
    shownAt = now
    if (comment === undefined) {
      comment = first(issue, text)
      await comment
      stands = true
      return
    }
    await editComment(engine.github, await comment, text)
  }

  const find = (place: number, asked: FindReply) => findReply(engine, place, invocation, asked)

  async function first(place: number, text: string): Promise<number> {
    const ours = before && (await find(place, known))
    if (ours === undefined) return post(place, text)
    await editComment(engine.github, ours.id, text)
    return ours.id
  }

  function post(place: number, text: string): Promise<number> {
    return createOnce(
      () => postComment(engine.github, place, text),
      // What was read before may be older than a comment whose answer was lost.
      async () => (await find(place, new Map()))?.id,
    )
  }

  function complete(parts: ReplyParts): Reply {
    const details = [...engine.notices(), ...(parts.details ?? [])]
    return redacted(engine, {
      ...{ key: invocation.key, line: typedBy(invocation), ...parts },
      ...(details.length === 0 ? {} : { details }),
    })
  }

  return {
    place(number) {
      issue ??= number
    },
    show(parts) {
      const reply = complete(parts)
      engine.show(reply)
      turn = turn.catch(() => undefined).then(() => write(reply))
      return turn
    },
    successor: (parts) => (stands ? drawReply(complete(parts)) : undefined),
    async settle(text) {
      if (issue === undefined) return false
      const found = await find(issue, known)
      if (found !== undefined && !saysRunning(found.body)) return false
      await (found === undefined ? post(issue, text) : editComment(engine.github, found.id, text))
      return true
    },
  }
}

/** Before it is drawn: what is cut or escaped is hard to find again. */
function redacted({ github }: Engine, { key, ...parts }: Reply): Reply {
  return { ...(github.redact(parts) as typeof parts), key }
}

async function findReply(
  engine: Engine,
  issue: number,
  invocation: Invocation,
  known: FindReply,
): Promise<Comment | undefined> {
  const marker = replyMarker(invocation.key)
  const comments = known.get(issue) ?? commentsSince(engine.github, issue, since(invocation.at))
  known.set(issue, comments)
  const marked = (await comments).filter(({ body }) => body.startsWith(marker))
  return firstOwn(engine, marked)
}
