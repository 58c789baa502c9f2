import { itself } from '../incident/events.ts'
import type { Invocation } from '../incident/record.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { readTicketMarker } from '../views/post-mortem/markers.ts'
import { readTicks, tickChanges } from '../views/ticks.ts'
import { nothing, type Trigger } from './event.ts'
import { issueIn } from './issue.ts'
import { text } from './payload.ts'

/** What people do to issues of ours by hand. */
export const issues: Trigger = async (event, config) => {
  const action = text(event.payload, 'action')
  const act = action === 'closed' || action === 'reopened' ? closings : edits
  return act(event, config)
}

/**
 * A post-mortem that was closed: its action items get tickets. A ticket that was closed, or opened again:
 * its line in the post-mortem says so.
 */
const closings: Trigger = async ({ payload }) => {
  const issue = issueIn(payload)
  const at = text(payload, 'issue', 'updated_at')
  const url = text(payload, 'issue', 'html_url')
  const login = text(payload, 'sender', 'login')
  const key = `${text(payload, 'action')}:${issue.number}:${at}`
  const ticket = readTicketMarker(issue.body)
  if (issue.labels.includes('action-item')) {
    const home = text(payload, 'repository', 'full_name')
    const [repository, number] = ticket?.postMortem.split('#') ?? []
    if (repository !== home || number === undefined) return nothing
    // It only makes two issues agree, and files nothing: whoever may close the one may cause that.
    const actor = { login: itself, kind: 'itself' as const }
    return { invocations: [{ key, line: `/file-actions ${number} --update`, actor, at, url }] }
  }
  if (!issue.labels.includes('post-mortem')) return nothing
  const about = { actor: { login, kind: 'person' as const }, at, url }
  const place = { number: issue.number, url }
  return { invocations: [{ ...about, key, line: '/file-actions', issue: place }], issue }
}

/** An incident's issue edited by a person: boxes ticked or unticked by hand. */
const edits: Trigger = async ({ payload }) => {
  const issue = issueIn(payload)
  if (!readIncidentMarker(issue.body)) return nothing
  const before = readTicks(text(payload, 'changes', 'body', 'from'))
  const { checked, unchecked } = tickChanges(before, readTicks(issue.body))
  const at = text(payload, 'issue', 'updated_at')
  const login = text(payload, 'sender', 'login')
  const about = {
    actor: { login, kind: 'person' as const },
    at,
    url: text(payload, 'issue', 'html_url'),
  }
  const lines = [
    ...(checked.length > 0 ? [`/check ${checked.join(' ')}`] : []),
    ...(unchecked.length > 0 ? [`/uncheck ${unchecked.join(' ')}`] : []),
  ]
  const invocations = lines.map((line): Invocation => ({
    ...about,
    line,
    key: `edit:${issue.number}:${at}:${login}:${line.slice(1, 200).replaceAll(' ', '+')}`,
  }))
  return { invocations, issue }
}
