import { Taken, type ServiceContext } from '../engine/context.ts'
import { openIssue } from '../engine/incident-issue.ts'
import { causeOf } from '../engine/deciding.ts'
import { withIssue } from '../engine/issue-opened.ts'
import { stateOf, withHappenings } from '../engine/ticking.ts'
import { OutageError } from '../errors.ts'
import { link } from '../views/markdown.ts'
import type { EventBody } from '../incident/events.ts'
import { itself } from '../incident/events.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { isOpenedBy, withIncident } from '../incident/service.ts'
import type { IssueLink } from '../incident/state.ts'

/**
 * An incident that is open now, its issue, if GitHub has opened it, and whether somebody else had opened
 * the incident.
 */
export type Opened = { readonly issue?: IssueLink; readonly joined: boolean }

/**
 * Opens an incident of the service with `open`, or joins the one that is open, and links the issue
 * where the command was typed with it. There is never more than one: who is first is settled in the
 * record. What is `found` out meanwhile is written down with the issue of an incident that is new.
 */
export async function openIncident(
  context: ServiceContext,
  open: (record: ServiceRecord) => ServiceRecord,
  found: () => Promise<readonly EventBody[]> = async () => [],
): Promise<Opened> {
  await context.commit(open, 'Open an incident')
  const joined = !isOpenedBy(context.file.value.incident, context.invocation.key)
  // An incident lives in its record: where its issue cannot be opened now, it is opened later.
  const issue = await ensureIssue(context).catch(unlessOver(context))
  const bodies = joined ? [] : await found()
  const write = (record: ServiceRecord): ServiceRecord => {
    const cause = { ...causeOf(context), actor: itself }
    const known = withHappenings(record, context.settings.playbook, cause, bodies)
    return issue === undefined ? known : withIssue(context, known, issue)
  }
  await context.commit(write, issue ? `Incident #${issue.number}` : 'Incident without an issue')
  return { ...(issue === undefined ? {} : { issue }), joined }
}

/** Rethrows what ends the command: that another run has it, or that the incident is over. */
export function unlessOver(context: Pick<ServiceContext, 'engine'>) {
  return (error: unknown): undefined => {
    const isOver = error instanceof OutageError && error.code === 'incident-missing'
    if (error instanceof Taken || isOver) throw error
    context.engine.signal.throwIfAborted()
  }
}

/** The record with an incident open; what began it is told only where it is new. */
export function withOpened(
  context: ServiceContext,
  record: ServiceRecord,
  bodies: readonly EventBody[],
): ServiceRecord {
  const opened = withIncident(record, context.invocation.key)
  const isOurs = isOpenedBy(opened.incident, context.invocation.key)
  const { playbook } = context.settings
  if (isOurs) return withHappenings(opened, playbook, causeOf(context), bodies)
  return withRecurrence(context, opened, reasonIn(bodies))
}

/** The record with its incident open again, where it was resolved and still watched. */
export function withRecurrence(
  context: ServiceContext,
  record: ServiceRecord,
  reason: string,
): ServiceRecord {
  const { playbook } = context.settings
  if (stateOf(record, playbook)?.status !== 'resolved') return record
  const [first] = playbook.phases
  return withHappenings(record, playbook, causeOf(context), [
    { type: 'reopened', reason, recurrence: true },
    ...(first ? [{ type: 'phase-changed', phase: first.id } as const] : []),
  ])
}

function reasonIn(bodies: readonly EventBody[]): string {
  const declared = bodies.find((body) => body.type === 'declared')
  return declared?.trigger.summary ?? 'it failed again'
}

/** `Incident #42`, linked; without a number, where GitHub has opened no issue yet. */
export function incidentName(issue: IssueLink | undefined): string {
  return issue === undefined ? 'The incident' : `Incident ${link(`#${issue.number}`, issue.url)}`
}

/** Where the command was typed elsewhere: a line that leads to the incident. */
export function incidentLink(context: ServiceContext, issue: IssueLink | undefined): string[] {
  if (issue === undefined || context.invocation.issue?.number === issue.number) return []
  return [`Incident: ${link(`#${issue.number}`, issue.url)}`]
}

/** Milliseconds to wait for another run to open the issue of an incident that it opened. */
const patience = 30_000

/** The issue of the open incident: the one it has, or a new one where this run opened it. */
export async function ensureIssue(context: ServiceContext): Promise<IssueLink> {
  const { engine, file, invocation } = context
  const end = engine.clock.now().getTime() + patience
  for (;;) {
    const state = context.state()
    const { incident } = file.value
    if (state === undefined || incident === undefined) {
      throw new OutageError('incident-missing', 'The incident was closed meanwhile.')
    }
    if (state.issue) return state.issue
    const isOurs = isOpenedBy(incident, invocation.key)
    if (isOurs || engine.clock.now().getTime() > end) {
      const isNew = isOurs && context.before === undefined
      return openIssue({ ...context, isNew }, state, incident.id)
    }
    await engine.clock.sleep(1_000, engine.signal)
    await file.refresh()
  }
}
