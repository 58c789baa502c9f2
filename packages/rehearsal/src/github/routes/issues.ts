import { mayWrite } from '../access.ts'
import type { Hub } from '../hub.ts'
import {
  isObject,
  list,
  notFound,
  paged,
  param,
  Refusal,
  route,
  text,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { tellIssueChanges } from '../issue-events.ts'
import {
  addIssue,
  changeIssue,
  labelsNamed,
  type Issue,
  type IssueFields,
  type Milestone,
} from '../issue-store.ts'
import { issueShape } from '../shapes/issue.ts'
import { listIssues } from './issue-list.ts'

/** The longest body that GitHub takes. */
const bodyLimit = 65_536

/** The issue of the path. Throws 404 where there is none. */
export function issueOf(call: Call): Issue {
  return issueAt(call.hub, param(call, 'number'))
}

/** One issue (or pull request). Throws 404 where there is none. */
export function issueAt({ store }: Hub, number: string | number): Issue {
  const issue = store.issues.get(Number(number))
  if (issue === undefined) throw notFound()
  return issue
}

const invalid = (field: string, code: string, more: Json = {}): Refusal =>
  new Refusal(422, 'Validation Failed', [{ resource: 'Issue', field, code, ...more }])

/** What the body sets, understood; what needs push access is dropped without a word. */
function fieldsOf(call: Call): IssueFields {
  const { hub, body } = call
  checkLength(body)
  const assignees = list(body['assignees']).map(String)
  const stranger = assignees.find((login) => !mayWrite(hub.people.get(login) ?? 'none'))
  if (stranger !== undefined) throw invalid('assignees', 'invalid', { value: stranger })
  const { state, state_reason: reason } = body
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw invalid('state', 'invalid')
  }
  const open: IssueFields = {
    ...('title' in body ? { title: titleOf(body) } : {}),
    ...('body' in body ? { body: text(body, 'body') ?? null } : {}),
    ...(state === undefined ? {} : { state }),
    ...(typeof reason === 'string' ? { stateReason: reason } : {}),
  }
  if (!mayTriage(call)) return open
  return {
    ...open,
    ...('labels' in body ? { labels: labelsNamed(hub, labelNames(body)) } : {}),
    ...('assignees' in body ? { assignees } : {}),
    ...('milestone' in body ? { milestone: milestoneOf(hub, body['milestone']) } : {}),
  }
}

function mayTriage({ hub, actor }: Call): boolean {
  const role = hub.people.get(actor.login) ?? 'none'
  return actor.type === 'Bot' || mayWrite(role) || role === 'triage'
}

function titleOf(body: Json): string {
  const title = text(body, 'title') ?? ''
  if (title.trim() === '') throw invalid('title', 'missing_field')
  return title
}

/** Names of labels in a body, which may be texts or objects. */
export function labelNames(body: Json): readonly string[] {
  return list(body['labels']).map((label) => String(isObject(label) ? label['name'] : label))
}

function milestoneOf({ store }: Hub, number: unknown): Milestone | null {
  if (number === null) return null
  const found = store.milestones.find((one) => one.number === Number(number))
  if (found === undefined) throw invalid('milestone', 'invalid', { value: number })
  return found
}

/** Refuses a text that is longer than GitHub takes. */
export function checkLength(body: Json): void {
  if ((text(body, 'body')?.length ?? 0) <= bodyLimit) return
  const message = `body is too long (maximum is ${bodyLimit} characters)`
  throw invalid('body', 'custom', { message })
}

function create(call: Call): Reply {
  const { hub, actor, body } = call
  const issue = addIssue(hub, actor.login, { ...fieldsOf(call), title: titleOf(body) })
  const made = issueShape(hub, issue)
  tellIssueChanges(hub, actor, undefined, made)
  return { status: 201, body: made }
}

/** Any change of one issue: told by comparing what it was with what it is. */
export function change(call: Call, fields: (issue: Issue) => IssueFields): Json {
  const { hub, actor } = call
  const issue = issueOf(call)
  const before = issueShape(hub, issue)
  changeIssue(hub, issue, actor.login, fields(issue))
  const after = issueShape(hub, issue)
  tellIssueChanges(hub, actor, before, after)
  return after
}

function update(call: Call): Reply {
  if (!mayTriage(call) && issueOf(call).login !== call.actor.login) {
    throw new Refusal(403, 'Must have admin rights to Repository.')
  }
  return { status: 200, body: change(call, () => fieldsOf(call)) }
}

/** A login that cannot be assigned is dropped without a word. */
function assign(call: Call): Reply {
  const wanted = list(call.body['assignees'])
    .map(String)
    .filter((login) => mayWrite(call.hub.people.get(login) ?? 'none'))
  const body = change(call, ({ assignees }) => ({
    assignees: [...new Set([...assignees, ...wanted])].slice(0, 10),
  }))
  return { status: 201, body }
}

function unassign(call: Call): Reply {
  const gone = list(call.body['assignees']).map(String)
  const body = change(call, ({ assignees }) => ({
    assignees: assignees.filter((login) => !gone.includes(login)),
  }))
  return { status: 200, body }
}

function lock(call: Call): Reply {
  change(call, () => ({ locked: true, lockReason: text(call.body, 'lock_reason') ?? null }))
  return { status: 204 }
}

function unlock(call: Call): Reply {
  change(call, () => ({ locked: false, lockReason: null }))
  return { status: 204 }
}

function listAll(call: Call): Reply {
  const found = listIssues(call.hub, call.query)
  return paged(
    call,
    found.map((issue) => issueShape(call.hub, issue)),
  )
}

export const issueRoutes = [
  route('GET', '/issues', 'issues:read', listAll),
  route('GET', '/issues/:number', 'issues:read', (call) => ({
    status: 200,
    body: issueShape(call.hub, issueOf(call)),
  })),
  route('POST', '/issues', 'issues:write', create, { anyone: true }),
  route('PATCH', '/issues/:number', 'issues:write', update, { anyone: true }),
  route('POST', '/issues/:number/assignees', 'issues:write', assign),
  route('DELETE', '/issues/:number/assignees', 'issues:write', unassign),
  route('PUT', '/issues/:number/lock', 'issues:write', lock),
  route('DELETE', '/issues/:number/lock', 'issues:write', unlock),
]
