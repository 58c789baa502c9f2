import type { Actor } from './actors.ts'
import type { Hub } from './hub.ts'
import { isObject, list, type Json } from './http.ts'

/** Tells, as `issues` events, what has become of an issue; `before` is nothing for a new one. */
export function tellIssueChanges(
  hub: Hub,
  actor: Actor,
  before: Json | undefined,
  issue: Json,
): void {
  const tell = (action: string, more: Json = {}): void =>
    hub.bus.emit(
      'issues',
      {
        action,
        issue: told(issue),
        ...more,
        repository: hub.repository,
        sender: hub.user(actor.login),
      },
      actor,
    )
  if (before === undefined) tell('opened')
  if (before !== undefined) {
    const changes = edits(before, issue)
    if (Object.keys(changes).length > 0) tell('edited', { changes })
    if (before['state'] !== issue['state'])
      tell(issue['state'] === 'closed' ? 'closed' : 'reopened')
  }
  compareLists(before, issue, 'labels', 'name', (label, added) =>
    tell(added ? 'labeled' : 'unlabeled', { label }),
  )
  compareLists(before, issue, 'assignees', 'login', (assignee, added) =>
    tell(added ? 'assigned' : 'unassigned', { assignee }),
  )
}

function edits(before: Json, after: Json): Json {
  const changed = ['title', 'body'].filter((key) => (before[key] ?? '') !== (after[key] ?? ''))
  return Object.fromEntries(changed.map((key) => [key, { from: before[key] ?? '' }]))
}

function compareLists(
  before: Json | undefined,
  after: Json,
  field: 'labels' | 'assignees',
  key: string,
  found: (item: Json, added: boolean) => void,
): void {
  const old = list(before?.[field]).filter(isObject)
  const fresh = list(after[field]).filter(isObject)
  const has = (all: readonly Json[], item: Json): boolean =>
    all.some((other) => other[key] === item[key])
  for (const item of fresh) if (!has(old, item)) found(item, true)
  for (const item of old) if (!has(fresh, item)) found(item, false)
}

/** An issue as events carry it: who closed it is the event's `sender`. */
export function told({ closed_by: _closedBy, ...issue }: Json): Json {
  return issue
}
