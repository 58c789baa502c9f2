import type { Hub } from '../hub.ts'
import type { Issue } from '../issue-store.ts'

/** The issues that a query asks for, newest first unless it says otherwise. */
export function listIssues({ store }: Hub, query: URLSearchParams): readonly Issue[] {
  const state = query.get('state') ?? 'open'
  const wanted = (query.get('labels') ?? '').split(',').filter((name) => name !== '')
  const since = query.get('since') ?? ''
  const found = [...store.issues.values()]
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => wanted.every((name) => hasLabel(issue, name)))
    .filter((issue) => issue.updatedAt >= since)
    .filter((issue) => (query.get('creator') ?? issue.login) === issue.login)
    .filter((issue) => isAssigned(issue, query.get('assignee')))
    .filter((issue) => isPlanned(issue, query.get('milestone')))
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const oldestFirst = found.toSorted((a, b) => a[key].localeCompare(b[key]) || a.number - b.number)
  return query.get('direction') === 'asc' ? oldestFirst : oldestFirst.toReversed()
}

function hasLabel({ labels }: Issue, name: string): boolean {
  return labels.some((label) => label.name.toLowerCase() === name.toLowerCase())
}

function isAssigned({ assignees }: Issue, wanted: string | null): boolean {
  if (wanted === null) return true
  if (wanted === 'none') return assignees.length === 0
  return wanted === '*' ? assignees.length > 0 : assignees.includes(wanted)
}

function isPlanned({ milestone }: Issue, wanted: string | null): boolean {
  if (wanted === null) return true
  if (wanted === 'none') return milestone === null
  return milestone !== null && (wanted === '*' || milestone.number === Number(wanted))
}
