import pMap from 'p-map'
import * as v from 'valibot'
import { commandOf } from '../../causes/typed.ts'
import { atLeast, levelFor } from '../../engine/authorize.ts'
import type { Engine } from '../../engine/context.ts'
import {
  commentsPage,
  whoReacted,
  type MarkedComment,
  type Reaction,
} from '../../github/comments.ts'
import { mayBeGone } from '../../github/issues.ts'
import { issuesOf } from '../../incident/issues.ts'
import type { Invocation, ServiceRecord } from '../../incident/record.ts'
import { readLines } from '../../parser/lines.ts'
import { clean } from '../../views/markdown.ts'
import { isOurs } from '../../views/markers.ts'
import { sweepTask, type Scene, type Todo } from '../task.ts'
import { todoOf } from '../todo.ts'

/** Characters of a comment that become a note. */
const longest = 1_800

/**
 * Comments in the issues of open incidents that people have marked with the agreed reaction: each
 * becomes a note at the time when it was written. Only a mark by somebody who may write notes counts.
 * If nothing has changed, a sweep asks one question an incident, and GitHub does not count it.
 */
export const marks = sweepTask({
  /** The ETag of each page of comments of each open incident, by the number of its issue. */
  memory: v.record(v.string(), v.array(v.string())),
  async find(scene, before = {}) {
    const services = scene.records.filter(({ key }) => key.startsWith('services/'))
    const open = services.flatMap(({ value }) => {
      const issue = issuesOf(value.incident?.events ?? []).home
      return issue === undefined ? [] : [{ issue, value }]
    })
    const { reaction } = open.length === 0 ? nobody : (await scene.engine.config()).timeline
    if (reaction === 'none') return { todos: [], end: () => undefined }
    const all = await pMap(
      open,
      ({ issue, value }) => ofIncident(scene, issue, value, { reaction, before: before[issue] }),
      { concurrency: 5 },
    )
    return {
      todos: all.flatMap(({ todos }) => todos),
      end: (left) =>
        Object.fromEntries(
          all
            .filter(({ todos }) => !todos.some(({ key }) => left.has(key)))
            .map(({ issue, etags }) => [issue, [...etags]]),
        ),
    }
  },
})

const nobody = { reaction: 'none' } as const

type OfIncident = {
  readonly issue: number
  readonly todos: readonly Todo[]
  readonly etags: readonly string[]
}

/** One incident's issue that cannot be read keeps none of the others from being read. */
async function ofIncident(
  { engine, trouble }: Scene,
  issue: number,
  value: ServiceRecord,
  how: { readonly reaction: Reaction; readonly before: readonly string[] | undefined },
): Promise<OfIncident> {
  const { reaction, before = [] } = how
  try {
    const { comments, etags } = await changedComments(engine, issue, before)
    const known = knownMarks(value)
    const fresh = comments.filter(
      (comment) =>
        (comment.reactions[reaction] ?? 0) > 0 && !isOurs(comment.body) && !known.has(comment.id),
    )
    const notes = await pMap(fresh, (comment) => noteOf(engine, comment, reaction), {
      concurrency: 5,
    })
    const todos = notes.flatMap((note) => (note ? [todoOf(note, { place: value })] : []))
    return { issue, todos, etags }
  } catch (error) {
    trouble(`marks #${issue}`, `The reactions in #${issue} could not be read`, error)
    return { issue, todos: [], etags: before }
  }
}

/** The pages of comments that have changed since the last sweep. */
async function changedComments(
  { github }: Engine,
  issue: number,
  before: readonly string[],
): Promise<{ readonly comments: readonly MarkedComment[]; readonly etags: readonly string[] }> {
  const comments: MarkedComment[] = []
  const etags: string[] = []
  for (let page = 1; ; page++) {
    const known = before[page - 1]
    const answer = await commentsPage(github, issue, page, known).catch(noneIfGone)
    etags.push(answer?.etag ?? known ?? '')
    comments.push(...(answer?.comments ?? []))
    if (answer ? answer.isLast : page >= before.length) return { comments, etags }
  }
}

/** An issue that is gone has no comments; what follows from that is no matter of marks. */
function noneIfGone(error: unknown): undefined {
  if (!mayBeGone(error)) throw error
}

/** Ids of comments that are on the timeline already, or were asked to be. */
function knownMarks({ incident, claims }: ServiceRecord): ReadonlySet<number> {
  const keys = [...(incident?.events ?? []).map(({ id }) => id), ...claims.map(({ key }) => key)]
  return new Set(keys.flatMap((key) => Number(/^mark:(\d+)(?::|$)/.exec(key)?.[1] ?? NaN)))
}

async function noteOf(
  engine: Engine,
  comment: MarkedComment,
  reaction: Reaction,
): Promise<Invocation | undefined> {
  const who = await whoReacted(engine.github, comment.id, reaction)
  const login = await firstWhoMay(engine, who)
  const text = clean(readLines(comment.body).prose || comment.body).replaceAll(/\s+/g, ' ')
  if (login === undefined || text === '') return undefined
  return {
    key: `mark:${comment.id}`,
    cause: commandOf('note', `--at ${comment.at} ${comment.author}: ${text.slice(0, longest)}`),
    actor: { login, kind: 'person' },
    at: engine.clock.now().toISOString(),
    url: comment.url,
  }
}

async function firstWhoMay(engine: Engine, logins: readonly string[]): Promise<string | undefined> {
  const note = engine.commands.find('note')
  const config = await engine.config()
  const needed = note ? levelFor(note, config) : 'write'
  for (const login of logins) {
    if (atLeast(await engine.levelOf(login), needed)) return login
  }
  return undefined
}
