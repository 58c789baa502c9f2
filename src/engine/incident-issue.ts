import { commentsSince, editComment, postComment } from '../github/comments.ts'
import {
  createIssue,
  issuesWith,
  readIssue,
  updateIssue,
  type OpenedIssue,
} from '../github/issues.ts'
import { createOnce } from '../github/once.ts'
import { since } from '../github/skew.ts'
import type { ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { drawIncident, type DrawnIssue } from '../views/issue.ts'
import { openedMarker, timelineMarker } from '../views/markers.ts'
import type { Engine, IssueSnapshot, ServiceContext } from './context.ts'
import { firstOwn } from './own.ts'

/** Labels that are ours to set and to take away. */
const ourLabels = /^(incident$|severity:|phase:|drill$)/

/** What drawing an issue takes. */
export type Drawing = Pick<
  ServiceContext,
  'engine' | 'settings' | 'file' | 'place' | 'commands' | 'state'
> & {
  readonly issue?: IssueSnapshot | undefined
  /** False where the labels are known to be right. */
  readonly relabel?: boolean
  /** True where nobody but this run can have opened the issue: it need not be looked for. */
  readonly isNew?: boolean
}

/** Draws the issue of the incident from its state. What people changed by hand is overwritten. */
export async function redraw(
  context: Drawing,
  state: IncidentState,
  relabel: boolean,
): Promise<void> {
  if (state.issue === undefined) return
  const drawn = draw(context, state, context.file.value.incident?.id ?? '')
  const { number } = state.issue
  const labels = relabel ? await labelsOf(context, number, drawn) : undefined
  await updateIssue(context.engine.github, number, {
    title: drawn.title,
    body: drawn.body,
    ...(labels ? { labels } : {}),
    ...standing(context, state),
  })
  await keepOverflow(context, number, drawn.overflow)
}

/** Closed when the watching is over; opened again where it was closed and is not over. */
function standing(context: Drawing, state: IncidentState): { readonly state?: 'open' | 'closed' } {
  if (state.status === 'closed') return { state: 'closed' }
  const isClosed =
    context.issue?.number === state.issue?.number && context.issue?.state === 'closed'
  return isClosed ? { state: 'open' } : {}
}

/** Incidents whose issue this process has tried to open: the answer may have been lost. */
const tried = new WeakMap<Engine, Set<string>>()

function isFirstTry(engine: Engine, incident: string): boolean {
  const incidents = tried.get(engine) ?? new Set()
  tried.set(engine, incidents)
  const isFirst = !incidents.has(incident)
  incidents.add(incident)
  return isFirst
}

/** Opens the issue of an incident, or finds the one that another run has opened. */
export async function openIssue(
  context: Drawing,
  state: IncidentState,
  incident: string,
): Promise<OpenedIssue> {
  const { engine } = context
  const find = async (): Promise<OpenedIssue | undefined> => {
    const from = since(state.declaredAt)
    return firstOwn(engine, await issuesWith(engine.github, openedMarker(incident), from))
  }
  const isFirst = context.isNew === true && isFirstTry(engine, incident)
  const known = isFirst ? undefined : await find()
  if (known === undefined) {
    return createOnce(() => createIssue(engine.github, draw(context, state, incident)), find)
  }
  // What it shows is from when it was opened.
  await redraw(context, { ...state, issue: known }, true)
  return known
}

/** The issue, with the mark by which the one of this incident is found again. */
function draw(context: Drawing, state: IncidentState, incident: string): DrawnIssue {
  const { engine, settings, file } = context
  const drawn = drawIncident(state, {
    playbook: settings.playbook,
    people: settings.config.people,
    now: engine.clock.now(),
    repositoryUrl: engine.codeOf(context.place).url,
    releases: file.value.releases,
    commands: context.commands,
  })
  return { ...drawn, body: `${drawn.body}\n${openedMarker(incident)}` }
}

/** Labels need looking at only where what they say may have changed. */
export function relabel(before: IncidentState | undefined, after: IncidentState): boolean {
  if (before?.issue === undefined) return false
  return before.severity !== after.severity || before.phase !== after.phase
}

/**
 * Where others changed the incident while it was drawn, it is drawn once more. `own` are the keys of
 * the invocations whose events were in it.
 */
export async function redrawIfOvertaken(
  context: Drawing,
  before: ServiceRecord,
  own: readonly string[],
): Promise<void> {
  const state = context.state()
  if (!state?.issue) return
  const known = new Set(before.incident?.events.map(({ id }) => id))
  const foreign = context.file.value.incident?.events.some(
    ({ id }) => !known.has(id) && !own.some((key) => id.startsWith(`${key}:`)),
  )
  if (foreign) await redraw(context, state, true)
}

/** The labels that the issue should have, or nothing where it has them. */
async function labelsOf(
  context: Drawing,
  number: number,
  drawn: DrawnIssue,
): Promise<readonly string[] | undefined> {
  const before = context.issue?.number === number ? context.issue.labels : undefined
  const has = before ?? (await readIssue(context.engine.github, number))?.labels ?? []
  const wanted = [...has.filter((label) => !ourLabels.test(label)), ...drawn.labels]
  const same = wanted.length === has.length && wanted.every((label) => has.includes(label))
  return same ? undefined : wanted
}

/** The oldest part of a timeline that has outgrown the issue, kept in comments. */
async function keepOverflow(
  context: Drawing,
  issue: number,
  overflow: readonly string[],
): Promise<void> {
  if (overflow.length === 0) return
  const { engine } = context
  const { github } = engine
  const comments = await commentsSince(github, issue, context.state()?.declaredAt ?? '')
  for (const [index, body] of overflow.entries()) {
    const marker = timelineMarker(index + 1)
    const known = await firstOwn(
      engine,
      comments.filter((comment) => comment.body.startsWith(marker)),
    )
    if (known === undefined) await postComment(github, issue, body)
    else if (known.body !== body) await editComment(github, known.id, body)
  }
}
