import type { Place } from '../config/select.ts'
import { OutageError } from '../errors.ts'
import { readIssue } from '../github/issues.ts'
import type { Invocation } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { readIncidentMarker } from '../views/markers.ts'
import type { Engine, IssueSnapshot } from './context.ts'
import type { Act } from './definition.ts'

/** Where and about what a command was typed. */
export type Typed = {
  readonly place: Place
  readonly state: IncidentState | undefined
  readonly issue?: IssueSnapshot | undefined
}

/** Throws where a command cannot act: its incident is closed, or there is none and it needs one. */
export function refuseWithout(act: Act, typed: Typed): void {
  const closed = closedIssue(typed)
  if (closed) throw incidentClosed(closed, typed.state?.issue)
  const { service, environment } = typed.place
  if (act.concerns !== 'incident' || typed.state) return
  throw new OutageError('incident-missing', `${service} has no open incident in ${environment}.`)
}

/** The issue of a closed incident, where it was typed there: that does not act on another one. */
export function closedIssue({ issue, place, state }: Typed): IssueSnapshot | undefined {
  const marked = readIncidentMarker(issue?.body ?? '')
  const isIncident = issue?.labels.includes('incident') && marked?.service === place.service
  if (!isIncident || issue?.state !== 'closed') return undefined
  return state?.issue?.number === issue.number ? undefined : issue
}

/**
 * The issue of a closed incident where a command was typed that acts there too. A run that takes over
 * has no event that brought the issue, and reads it.
 */
export async function closedIssueFor(
  { github }: Engine,
  act: Act,
  typed: Typed & { readonly invocation: Invocation },
): Promise<IssueSnapshot | undefined> {
  if (!('afterClosing' in act) || act.afterClosing === undefined) return undefined
  const { issue, invocation, state } = typed
  const number = invocation.issue?.number
  if (issue || number === undefined || state?.issue?.number === number) return closedIssue(typed)
  const text = await readIssue(github, number)
  return closedIssue({ ...typed, issue: text && { ...text, number } })
}

function incidentClosed(
  { number }: IssueSnapshot,
  open: { readonly url: string } | undefined,
): OutageError {
  return new OutageError('incident-closed', `The incident #${number} is closed.`, {
    remedy: open
      ? `Type it in the open incident, ${open.url}`
      : 'Where it came back, `/reopen` opens it again. What is new belongs in a new issue: `/declare` there.',
  })
}
