import { commandOf } from '../causes/typed.ts'
import type { Invocation } from '../incident/record.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { readTicks, tickChanges } from '../views/ticks.ts'
import { closings } from './closings.ts'
import { nothing, type Trigger } from './event.ts'
import { issueIn } from './issue.ts'
import { text, time } from './payload.ts'

/** What people do to issues of ours by hand. */
export const issues: Trigger = async (event, config) => {
  const action = text(event.payload, 'action')
  const act = action === 'closed' || action === 'reopened' ? closings : edits
  return act(event, config)
}

/** An incident's issue edited by a person: boxes ticked or unticked by hand. */
const edits: Trigger = async ({ payload }) => {
  const issue = issueIn(payload)
  if (!readIncidentMarker(issue.body)) return nothing
  const before = readTicks(text(payload, 'changes', 'body', 'from'))
  const { checked, unchecked } = tickChanges(before, readTicks(issue.body))
  const at = time(payload, 'issue', 'updated_at')
  const login = text(payload, 'sender', 'login')
  const about = {
    actor: { login, kind: 'person' as const },
    at,
    url: text(payload, 'issue', 'html_url'),
  }
  const changed = [
    { name: 'check', steps: checked },
    { name: 'uncheck', steps: unchecked },
  ].filter(({ steps }) => steps.length > 0)
  const invocations = changed.map(({ name, steps }): Invocation => {
    const what = [name, ...steps].join('+').slice(0, 199)
    const key = `edit:${issue.number}:${at}:${login}:${what}`
    return { ...about, key, cause: commandOf(name, steps.join(' ')) }
  })
  return { invocations, issue }
}
