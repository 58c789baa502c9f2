import * as v from 'valibot'
import { commandOf } from '../../causes/typed.ts'
import type { Engine } from '../../engine/context.ts'
import type { GitHub } from '../../github/client.ts'
import { closedIssues, type ClosedIssue } from '../../github/closed.ts'
import { readIssue } from '../../github/issues.ts'
import { elsewhere } from '../../github/repository.ts'
import { actionLabel, postMortemLabel } from '../../incident/post-mortem.ts'
import { openRecord } from '../../records/file.ts'
import { postMortemShape } from '../../records/post-mortem-shape.ts'
import { closedPostMortem, closedTicket } from '../../triggers/closings.ts'
import { nothing, type Request } from '../../triggers/event.ts'
import { readPostMortemMarker } from '../../views/post-mortem/markers.ts'
import { sweepTask, type Scene, type Todo } from '../task.ts'
import { todoOf } from '../todo.ts'

/** Milliseconds that a sweep goes back, as with comments. */
const back = 24 * 3_600_000

const seen = v.object({ last: v.string(), etag: v.exactOptional(v.string()) })

type Seen = v.InferOutput<typeof seen>

/** Issues whose closing matters, and what it asks for. */
type Watched = {
  readonly github: GitHub
  readonly label: string
  readonly requestOf: (closed: ClosedIssue) => Promise<Request>
}

/**
 * Post-mortems that somebody closed, and whose own run never came: their action items want tickets.
 * Those in another repository, and tickets there, send us no event at all.
 */
export const closings = sweepTask({
  /** When the newest issue was closed that was read, and the ETag, by repository and label. */
  memory: v.record(v.string(), seen),
  async find(scene, before = {}) {
    const watched = await watchedIn(scene.engine)
    const all = await Promise.all(watched.map((one) => foundIn(scene, one, before)))
    return {
      todos: all.flatMap(({ closed }) => closed.flatMap(({ todos }) => todos)),
      end: (left) => Object.fromEntries(all.flatMap((one) => remembered(one, left))),
    }
  },
})

async function watchedIn(engine: Engine): Promise<Watched[]> {
  const { github: home } = engine
  const { repository, tickets } = (await engine.config())['post-mortem']
  const places = [home.name, repository ?? home.name]
  const another = (name: string | undefined): GitHub[] => {
    const other = elsewhere(name, home.name)
    return other === undefined ? [] : [engine.repository(other)]
  }
  return [
    {
      github: home,
      label: postMortemLabel,
      requestOf: (closed) => ofPostMortem(engine, closed),
    },
    ...another(repository).map((github) => ({
      github,
      label: postMortemLabel,
      requestOf: (closed: ClosedIssue) => ofPostMortemElsewhere(engine, github, closed),
    })),
    ...another(tickets.repository).map((github) => ({
      github,
      label: actionLabel,
      requestOf: (closed: ClosedIssue) => ofTicketElsewhere(engine, github, places, closed),
    })),
  ]
}

type FoundIn = {
  readonly key: string
  readonly after: Seen | undefined
  readonly closed: readonly { readonly at: string; readonly todos: readonly Todo[] }[]
}

/** What closings in one place ask for. A repository that does not let us in keeps none from the rest. */
async function foundIn(
  scene: Scene,
  watched: Watched,
  memory: Readonly<Record<string, Seen>>,
): Promise<FoundIn> {
  const { name } = watched.github
  const key = `${name} ${watched.label}`
  const before = memory[key]
  const unchanged = { key, after: before, closed: [] }
  try {
    const fresh = await freshIn(scene, watched, before)
    if (fresh === undefined) return unchanged
    const closed = await Promise.all(
      fresh.issues.map(async (issue) => {
        const { invocations, issue: about } = await watched.requestOf(issue)
        const todos = invocations
          .filter((invocation) => !scene.known.has(invocation.key))
          .map((invocation) => todoOf(invocation, about ? { issue: about } : {}))
        return { at: issue.closedAt, todos }
      }),
    )
    return { key, after: fresh.seen, closed }
  } catch (error) {
    scene.trouble(`closings ${key}`, `What was closed in ${name} could not be read`, error)
    return unchanged
  }
}

/** Not past what nobody has taken on; GitHub is asked for that again. */
function remembered({ key, after, closed }: FoundIn, left: ReadonlySet<string>): [string, Seen][] {
  const waiting = closed.filter(({ todos }) => todos.some((todo) => left.has(todo.key)))
  const [oldest] = waiting.map(({ at }) => at).toSorted()
  if (oldest !== undefined) return [[key, { last: oldest }]]
  return after === undefined ? [] : [[key, after]]
}

/** What was closed since the last sweep, and what to remember; nothing if nothing changed. */
async function freshIn(
  { engine }: Scene,
  { github, label }: Watched,
  { last = '', etag }: Partial<Seen> = {},
): Promise<{ readonly issues: readonly ClosedIssue[]; readonly seen: Seen } | undefined> {
  const answer = await closedIssues(github, label, etag)
  if (answer === undefined) return undefined
  const oldest = new Date(engine.clock.now().getTime() - back).toISOString()
  // GitHub's times are in seconds: another may have been closed in the last one that we know.
  const issues = answer.issues.filter(({ closedAt }) => closedAt >= last && closedAt > oldest)
  const times = issues.map(({ closedAt }) => closedAt).toSorted()
  const newest = { last: times.at(-1) ?? last, ...(answer.etag ? { etag: answer.etag } : {}) }
  return { issues, seen: newest }
}

async function ofPostMortem({ github }: Engine, closed: ClosedIssue): Promise<Request> {
  const text = await readIssue(github, closed.number)
  if (text?.closedBy === undefined) return nothing
  const issue = { ...text, number: closed.number }
  return closedPostMortem(issue, { ...closed, login: text.closedBy })
}

/** One in another repository is answered in the incident's issue: that is where we are at home. */
async function ofPostMortemElsewhere(
  engine: Engine,
  github: GitHub,
  closed: ClosedIssue,
): Promise<Request> {
  const text = await readIssue(github, closed.number)
  const marked = text && readPostMortemMarker(text.body)
  if (text?.closedBy === undefined || marked === undefined) return nothing
  // Anybody there can write a marker. What counts is which issue the record names.
  const shape = postMortemShape(marked.incident)
  const { value } = await openRecord(engine.records, shape, engine.clock)
  if (value.incident === undefined || value.issue?.url !== closed.url) return nothing
  const name = `${github.name}#${closed.number}`
  const invocation = {
    key: `closed:${name}:${closed.closedAt}`,
    cause: commandOf('file-actions', name),
    actor: { login: text.closedBy, kind: 'person' as const },
    at: closed.closedAt,
    url: closed.url,
    issue: value.incident,
  }
  return { invocations: [invocation] }
}

async function ofTicketElsewhere(
  engine: Engine,
  github: GitHub,
  places: readonly string[],
  closed: ClosedIssue,
): Promise<Request> {
  const text = await readIssue(github, closed.number)
  if (text === undefined) return nothing
  const { closedAt: at, url } = closed
  const key = `closed:${github.name}#${closed.number}:${at}`
  return closedTicket(text, { key, at, url, home: engine.github.name, places })
}
