import { Refusal, timestamp } from './http.ts'
import type { Hub } from './hub.ts'

export type Label = {
  readonly id: number
  name: string
  color: string
  description: string | null
}

export type Milestone = {
  readonly id: number
  readonly number: number
  readonly login: string
  title: string
  description: string | null
  state: 'open' | 'closed'
  dueOn: string | null
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
}

/** An issue, or what a pull request has of one. Times are ISO 8601, UTC, to the second. */
export type Issue = {
  readonly id: number
  readonly number: number
  readonly login: string
  title: string
  body: string | null
  labels: readonly Label[]
  assignees: readonly string[]
  milestone: Milestone | null
  state: 'open' | 'closed'
  stateReason: string | null
  closedBy: string | null
  closedAt: string | null
  locked: boolean
  lockReason: string | null
  readonly createdAt: string
  updatedAt: string
}

export type Comment = {
  readonly id: number
  /** Number of its issue. */
  readonly issue: number
  readonly login: string
  body: string
  readonly createdAt: string
  updatedAt: string
}

/** What one repository's issues consist of. */
export type IssueStore = {
  /** By number, oldest first. */
  readonly issues: Map<number, Issue>
  /** By id, oldest first. */
  readonly comments: Map<number, Comment>
  readonly labels: Label[]
  readonly milestones: Milestone[]
}

/** A repository in which nobody has opened an issue. */
export function emptyIssueStore(): IssueStore {
  return { issues: new Map(), comments: new Map(), labels: [], milestones: [] }
}

type Store = Pick<Hub, 'store' | 'nextId' | 'time'>

/** What can be set in an issue; a field that is absent stays. */
export type IssueFields = Partial<
  Pick<
    Issue,
    'title' | 'body' | 'labels' | 'assignees' | 'milestone' | 'state' | 'stateReason' | 'locked'
  > & { readonly lockReason: string | null }
>

/** Adds an issue under the next number. */
export function addIssue(
  hub: Store,
  login: string,
  fields: IssueFields & Pick<Issue, 'title'>,
): Issue {
  const at = timestamp(hub.time())
  const issue: Issue = {
    id: hub.nextId(),
    number: hub.store.issues.size + 1,
    login,
    ...{ body: null, labels: [], assignees: [], milestone: null },
    ...{ state: 'open', stateReason: null, closedBy: null, closedAt: null },
    ...{ locked: false, lockReason: null, createdAt: at, updatedAt: at },
    ...fields,
  }
  hub.store.issues.set(issue.number, issue)
  return issue
}

/** Changes an issue in the name of a login. */
export function changeIssue(hub: Store, issue: Issue, login: string, fields: IssueFields): void {
  const at = timestamp(hub.time())
  const { state = issue.state, stateReason } = fields
  const closing = state === 'closed' && issue.state === 'open'
  const opening = state === 'open' && issue.state === 'closed'
  Object.assign(issue, fields, { updatedAt: at })
  if (closing) {
    const reason = stateReason ?? 'completed'
    Object.assign(issue, { closedAt: at, closedBy: login, stateReason: reason })
  }
  if (opening) {
    Object.assign(issue, { closedAt: null, closedBy: null, stateReason: 'reopened' })
  }
}

/** Adds a comment, which changes its issue. */
export function addComment(hub: Store, issue: Issue, login: string, body: string): Comment {
  const at = timestamp(hub.time())
  const about = { issue: issue.number, login, body, createdAt: at, updatedAt: at }
  const comment: Comment = { id: hub.nextId(), ...about }
  hub.store.comments.set(comment.id, comment)
  issue.updatedAt = at
  return comment
}

/** The label of that name, in whatever case. */
export function findLabel({ store }: Store, name: string): Label | undefined {
  return store.labels.find((label) => label.name.toLowerCase() === name.toLowerCase())
}

/** Adds a label; throws 422 where there is one of that name. */
export function addLabel(
  hub: Store,
  { name, color = 'ededed', description = null }: Pick<Label, 'name'> & Partial<Label>,
): Label {
  if (findLabel(hub, name) !== undefined) {
    const error = { resource: 'Label', code: 'already_exists', field: 'name' }
    throw new Refusal(422, 'Validation Failed', [error])
  }
  const label = { id: hub.nextId(), name, color, description }
  hub.store.labels.push(label)
  return label
}

/** The labels of those names, each once; those that were not there are made. */
export function labelsNamed(hub: Store, names: readonly string[]): readonly Label[] {
  return [...new Set(names.map((name) => findLabel(hub, name) ?? addLabel(hub, { name })))]
}
