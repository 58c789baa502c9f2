import { commandOf } from '../causes/typed.ts'
import { explained } from '../engine/answer.ts'
import type { Engine } from '../engine/context.ts'
import type { GitHub } from '../github/client.ts'
import { closedIssues, type ClosedIssue } from '../github/closed.ts'
import { readIssue } from '../github/issues.ts'
import { elsewhere } from '../github/repository.ts'
import { actionLabel, postMortemLabel } from '../incident/post-mortem.ts'
import { openRecord } from '../records/file.ts'
import { postMortemShape } from '../records/post-mortem-shape.ts'
import { closedPostMortem, closedTicket } from '../triggers/closings.ts'
import { nothing, type Request } from '../triggers/event.ts'
import { readPostMortemMarker } from '../views/post-mortem/markers.ts'
import type { Memory } from './memory.ts'

/** Milliseconds that a sweep goes back, as with comments. */
const back = 24 * 3_600_000

type Seen = NonNullable<Memory['closed']>

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
export async function missedClosings(
  engine: Engine,
  memory: Memory,
  known: ReadonlySet<string>,
): Promise<{ readonly requests: readonly Request[]; readonly seen: Seen }> {
  const watched = await watchedIn(engine)
  const all = await Promise.all(watched.map((one) => found(engine, one, memory.closed)))
  const requests = all.flatMap((one) => one.requests)
  return {
    requests: requests.filter(({ invocations: [first] }) => first && !known.has(first.key)),
    seen: Object.fromEntries(all.flatMap(({ seen }) => Object.entries(seen))),
  }
}

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

/** What closings in one place ask for. A repository that does not let us in never keeps a sweep from the rest. */
async function found(
  engine: Engine,
  watched: Watched,
  before: Memory['closed'] = {},
): Promise<{ readonly requests: readonly Request[]; readonly seen: Seen }> {
  const { name } = watched.github
  const key = `${name} ${watched.label}`
  const known = before[key]
  const unchanged = { requests: [], seen: known === undefined ? {} : { [key]: known } }
  try {
    const fresh = await freshIn(engine, watched, known)
    if (fresh === undefined) return unchanged
    const requests = await Promise.all(fresh.issues.map(watched.requestOf))
    return { requests, seen: { [key]: fresh.seen } }
  } catch (error) {
    if (name === engine.github.name) throw error
    const { message, remedy } = explained(error)
    const headline = `Nobody looked at what was closed in ${name}: ${message}`
    engine.show({ key, line: '', status: 'failed', headline, details: [remedy] })
    return unchanged
  }
}

/** What was closed since the last sweep, and what to remember; nothing where nothing changed. */
async function freshIn(
  engine: Engine,
  { github, label }: Watched,
  { last = '', etag }: Partial<Seen[string]> = {},
): Promise<{ readonly issues: readonly ClosedIssue[]; readonly seen: Seen[string] } | undefined> {
  const answer = await closedIssues(github, label, etag)
  if (answer === undefined) return undefined
  const oldest = new Date(engine.clock.now().getTime() - back).toISOString()
  // GitHub's times are in seconds: another may have been closed in the last one that we know.
  const issues = answer.issues.filter(({ closedAt }) => closedAt >= last && closedAt > oldest)
  const times = issues.map(({ closedAt }) => closedAt).toSorted()
  const seen = { last: times.at(-1) ?? last, ...(answer.etag ? { etag: answer.etag } : {}) }
  return { issues, seen }
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
