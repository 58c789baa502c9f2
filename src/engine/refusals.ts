import type { Place } from '../config/select.ts'
import { OutageError } from '../errors.ts'
import type { IncidentState } from '../incident/state.ts'
import { readIncidentMarker } from '../views/markers.ts'
import type { IssueSnapshot } from './context.ts'
import type { Definition } from './definition.ts'

/** Where and about what a command was typed. */
export type Typed = {
  readonly place: Place
  readonly state: IncidentState | undefined
  readonly issue?: IssueSnapshot | undefined
}

/** Throws where a command cannot act: its incident is closed, or there is none and it needs one. */
export function refuseWithout(definition: Definition, typed: Typed): void {
  if (!('afterClosing' in definition) || definition.afterClosing !== true) refuseClosed(typed)
  const { service, environment } = typed.place
  if (definition.concerns !== 'incident' || typed.state) return
  throw new OutageError('incident-missing', `${service} has no open incident in ${environment}.`)
}

/** What is typed in the issue of a closed incident does not act on another one. */
function refuseClosed({ issue, place, state }: Typed): void {
  const marked = readIncidentMarker(issue?.body ?? '')
  const isIncident = issue?.labels.includes('incident') && marked?.service === place.service
  const open = state?.issue
  if (!isIncident || issue?.state !== 'closed' || open?.number === issue.number) return
  throw new OutageError('incident-closed', `The incident #${issue.number} is closed.`, {
    remedy: open
      ? `Type it in the open incident, ${open.url}`
      : 'Type it in a new issue: that opens a new incident.',
  })
}
