import { itself, type EventBody } from '../incident/events.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import type { Cause } from '../incident/service.ts'
import type { IssueLink } from '../incident/state.ts'
import { calledRoles } from '../views/issue/called.ts'
import type { Engine, Settings } from './context.ts'
import { causeOf } from './deciding.ts'
import { stateOf, withHappenings, withTicks } from './ticking.ts'

/** What knowing an incident's issue takes. */
type About = {
  readonly engine: Engine
  readonly settings: Settings
  readonly invocation: Pick<Invocation, 'key' | 'actor' | 'url' | 'issue'>
}

/** The record with the incident's issue in it, and the issue where the command was typed. */
export function withIssue(about: About, record: ServiceRecord, issue: IssueLink): ServiceRecord {
  const { invocation, settings } = about
  const bodies: EventBody[] = []
  const state = stateOf(record, settings.playbook)
  if (state?.issue === undefined) {
    bodies.push({ type: 'issue-opened', issue: issue.number, link: issue.url })
  }
  const origin = invocation.issue
  const known = state?.linked.some(({ number }) => number === origin?.number)
  if (origin && origin.number !== issue.number && !known) {
    bodies.push({ type: 'linked', issue: origin.number, link: origin.url })
  }
  const cause = { ...causeOf(about), actor: itself }
  const linked = withHappenings(record, settings.playbook, cause, bodies)
  return state?.issue === undefined ? withCalled(about, linked, cause) : linked
}

/** The issue names the people to call, and GitHub notifies them: those steps are done. */
function withCalled({ settings }: About, record: ServiceRecord, cause: Cause): ServiceRecord {
  const { config, playbook } = settings
  return calledRoles.reduce((before, role) => {
    const people = config.people[role].map((login) => `@${login}`).join(', ')
    if (people === '') return before
    return withTicks(before, playbook, cause, [`notified:${role}`], { text: people })
  }, record)
}
