import * as v from 'valibot'
import type { Engine } from '../../engine/context.ts'
import { fewEnough, isOutsider, unanswered } from '../../engine/outsider.ts'
import { newestComments, type Comment } from '../../github/comments.ts'
import { readIssue } from '../../github/issues.ts'
import type { Invocation } from '../../incident/record.ts'
import { mayHoldCommand } from '../../parser/suggest.ts'
import { invocationsOf } from '../../triggers/issue-comment.ts'
import { sweepTask, type Scene, type Todo } from '../task.ts'
import { todoOf } from '../todo.ts'

/** Milliseconds that a sweep goes back; older commands are not run any more. */
const back = 24 * 3_600_000

/** Comments that one sweep reads at most. */
const most = 1_000

/**
 * Commands in comments, anywhere in the repository, whose own run never came: GitHub cancels runs
 * that wait too long, silently, and starts none while Actions is down. What a comment says now counts
 * only if nobody has edited it.
 */
export const comments = sweepTask({
  /** Id of the newest comment that was read, and the ETag of that answer. */
  memory: v.object({ last: v.number(), etag: v.exactOptional(v.string()) }),
  async find(scene, before) {
    const { engine } = scene
    const { last = 0, etag } = before ?? {}
    const found = await newestComments(engine.github, {
      last,
      most,
      ...(etag === undefined ? {} : { etag }),
    })
    if (found === undefined) return { todos: [], end: () => before }
    const oldest = engine.clock.now().getTime() - back
    const asking = found.comments.filter(
      ({ isBot, isEdited, at, body }) =>
        !isBot && !isEdited && Date.parse(at) > oldest && mayHoldCommand(body),
    )
    const all = await Promise.all(
      asking.toReversed().map((comment) => askedBy(scene, comment, found.comments)),
    )
    return {
      todos: all.flatMap(({ todos }) => todos),
      end(left) {
        const waiting = all.filter(({ todos }) => todos.some(({ key }) => left.has(key)))
        if (waiting.length > 0) return { last: Math.min(...waiting.map(({ id }) => id)) - 1 }
        return {
          last: Math.max(last, ...found.comments.map(({ id }) => id)),
          ...(found.etag === undefined ? {} : { etag: found.etag }),
        }
      },
    }
  },
})

type Asked = { readonly id: number; readonly todos: readonly Todo[] }

async function askedBy(
  { engine, known }: Scene,
  comment: Comment,
  others: readonly Comment[],
): Promise<Asked> {
  const { id, issue: number } = comment
  const url = comment.url.replace(/#.*$/, '')
  const bare = { number, body: '', labels: [], state: 'open' }
  const unknown = ({ key }: { readonly key: string }) => !known.has(key)
  // Whether it is an incident's issue only decides on the note; asked if there is something to do.
  const asked = invocationsOf(comment, bare, url).filter(unknown)
  const [first] = asked
  if (first === undefined || (await isAnswered(engine, asked, others))) return { id, todos: [] }
  const text = await readIssue(engine.github, number)
  if (text === undefined) return { id, todos: [] }
  const issue = { ...text, number }
  const invocations = await fewEnough(engine, invocationsOf(comment, issue, url))
  return {
    id,
    todos: invocations.filter(unknown).map((invocation) => todoOf(invocation, { issue })),
  }
}

/** What an outsider asked leaves no claim; of anybody else an answer may say that it could not be taken on. */
async function isAnswered(
  engine: Engine,
  asked: readonly Invocation[],
  others: readonly Comment[],
): Promise<boolean> {
  const [first] = asked
  if (first === undefined || unanswered(asked, others).length > 0) return false
  return isOutsider(engine, first).catch(() => false)
}
