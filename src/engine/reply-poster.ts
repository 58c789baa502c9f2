import { typedBy } from '../causes/table.ts'
import { statusOf } from '../github/client.ts'
import { commentsSince, editComment, postComment, type Comment } from '../github/comments.ts'
import { createOnce } from '../github/once.ts'
import { since } from '../github/skew.ts'
import type { Claim, Invocation } from '../incident/record.ts'
import { replyMarker } from '../views/markers.ts'
import { drawReply, type Reply } from '../views/reply.ts'
import type { Engine } from './context.ts'
import type { ReplyParts } from './definition.ts'
import { firstOwn } from './own.ts'

/** A ReplyPoster is responsible for the one comment that answers an invocation. */
export type ReplyPoster = {
  /** Answers on this issue from now on, where the invocation itself has none. */
  place(issue: number): void
  /**
   * Shows the reply as it is now. While it is running, changes that come soon after each other are
   * folded into one; the last of them is always shown.
   */
  show(parts: ReplyParts): Promise<void>
  /** Posts a reply whose values are complete, such as one from the outbox. */
  post(reply: Reply): Promise<void>
  /** The values of a reply, and the issue for it; nothing where there is no issue. */
  values(parts: ReplyParts): { readonly issue: number; readonly reply: Reply } | undefined
  /** True where a comment of this run stands there already. */
  stands(): boolean
}

/** Milliseconds between two edits of a running reply: each costs a request. */
const calm = 10_000

/** Comments of issues, read once for all replies that are looked for among them. */
export type FindReply = Map<number, Promise<readonly Comment[]>>

/** What a reply is found by: the key of the invocation, and a time at which it was not there yet. */
type About = Pick<Invocation, 'key' | 'at'>

/** Where a run died over the same invocation (`before`), its comment is found and gone on with. */
export function replyPoster(
  engine: Engine,
  invocation: Invocation,
  before: Claim | undefined,
  known: FindReply = new Map(),
): ReplyPoster {
  let issue = invocation.issue?.number
  /** Id of the comment; nothing where none stands yet, or where the last try failed. */
  let comment: number | undefined
  /** True if a comment may stand there that this run knows nothing of. */
  let doubtful = before !== undefined
  let read = known
  let shown = ''
  let shownAt = 0
  let turn: Promise<void> = Promise.resolve()
  let later = new AbortController()

  async function write(reply: Reply): Promise<void> {
    if (issue === undefined) return
    const text = drawReply(reply)
    if (text === shown) return
    const rest = calm - (engine.clock.now().getTime() - shownAt)
    if (reply.status === 'running' && comment !== undefined && rest > 0) return wait(reply, rest)
    await put(issue, text)
    shown = text
    shownAt = engine.clock.now().getTime()
  }

  /** Shows it a little later, unless something newer is shown before. */
  function wait(reply: Reply, milliseconds: number): void {
    later = new AbortController()
    engine.clock
      .sleep(milliseconds, AbortSignal.any([later.signal, engine.signal]))
      .then(() => inTurn(reply))
      .catch(() => undefined)
  }

  async function put(place: number, text: string): Promise<void> {
    if (comment === undefined) {
      comment = await first(place, text)
      return
    }
    try {
      await editComment(engine.github, comment, text)
    } catch (error) {
      // Somebody has deleted it: whoever asked still gets an answer.
      if (statusOf(error) !== 404) throw error
      comment = await postReply(engine, place, invocation, text)
    }
  }

  async function first(place: number, text: string): Promise<number> {
    const ours = doubtful ? await findReply(engine, place, invocation, read) : undefined
    if (ours === undefined) {
      // If the answer is lost, the next try looks before it posts.
      doubtful = true
      read = new Map()
      return postReply(engine, place, invocation, text)
    }
    await editComment(engine.github, ours.id, text)
    return ours.id
  }

  function complete(parts: ReplyParts): Reply {
    const details = [...engine.notices(), ...(parts.details ?? [])]
    return redacted(engine, {
      ...{ key: invocation.key, line: typedBy(invocation), ...parts },
      ...(details.length === 0 ? {} : { details }),
    })
  }

  function inTurn(reply: Reply): Promise<void> {
    later.abort()
    turn = turn.catch(() => undefined).then(() => write(reply))
    return turn
  }

  function post(reply: Reply): Promise<void> {
    engine.show(reply)
    return inTurn(reply)
  }

  return {
    place(number) {
      issue ??= number
    },
    show: (parts) => post(complete(parts)),
    post,
    values: (parts) => (issue === undefined ? undefined : { issue, reply: complete(parts) }),
    stands: () => comment !== undefined,
  }
}

/** Before it is drawn: what is cut or escaped is hard to find again. */
function redacted({ github }: Engine, { key, ...parts }: Reply): Reply {
  return { ...(github.redact(parts) as typeof parts), key }
}

/** Posts a comment of ours, once: where the answer is lost, it is looked for by its marker. */
export function postReply(
  engine: Engine,
  issue: number,
  about: About,
  text: string,
): Promise<number> {
  return createOnce(
    () => postComment(engine.github, issue, text),
    // What was read before may be older than a comment whose answer was lost.
    async () => (await findReply(engine, issue, about, new Map()))?.id,
  )
}

/** The comment of ours that answers an invocation, if it stands in an issue. */
export async function findReply(
  engine: Engine,
  issue: number,
  { key, at }: About,
  known: FindReply,
): Promise<Comment | undefined> {
  const marker = replyMarker(key)
  const comments = known.get(issue) ?? commentsSince(engine.github, issue, since(at))
  known.set(issue, comments)
  const marked = (await comments).filter(({ body }) => body.startsWith(marker))
  return firstOwn(engine, marked)
}
