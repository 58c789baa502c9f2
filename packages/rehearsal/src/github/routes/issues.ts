import { mayWrite } from '../access.ts'
import type { Hub } from '../hub.ts'
import {
  isObject,
  list,
  param,
  Refusal,
  route,
  text,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { tellIssueChanges } from '../issue-events.ts'
import { withPull } from './pulls.ts'

/** The longest body that GitHub takes. */
const bodyLimit = 65_536

/** Passes a request on to the upstream, in the name of the actor. */
export async function forward(call: Call, body: Json = call.body): Promise<Reply> {
  const { upstream } = call.hub
  const query = call.query.size === 0 ? '' : `?${call.query}`
  const answer = await upstream.send(call.method, `${call.path}${query}`, call.actor.login, body)
  if (answer.status >= 400) {
    const message = isObject(answer.body) ? String(answer.body['message']) : 'Not Found'
    throw new Refusal(
      answer.status,
      message === 'Validation failed' ? 'Validation Failed' : message,
    )
  }
  return {
    status: answer.status,
    body: withPull(call.hub, answer.body),
    ...(answer.link === undefined ? {} : { headers: { link: answer.link } }),
  }
}

/** One issue (or pull request) as it is now. */
export async function readIssue(hub: Hub, number: string | number): Promise<Json> {
  const path = `/repos/${hub.fullName}/issues/${number}`
  const { status, body } = await hub.upstream.send('GET', path, hub.reader)
  if (status !== 200 || !isObject(body)) throw new Refusal(404, 'Not Found')
  const issue = withPull(hub, body)
  return isObject(issue) ? issue : body
}

/** Refuses a body that is too long, and people who cannot be assigned. */
function checkFields(call: Call): Json {
  const { hub, body } = call
  checkLength(body)
  const assignees = list(body['assignees']).map(String)
  const stranger = assignees.find((login) => !mayWrite(hub.people.get(login) ?? 'none'))
  if (stranger !== undefined) {
    const error = { resource: 'Issue', field: 'assignees', code: 'invalid', value: stranger }
    throw new Refusal(422, 'Validation Failed', [error])
  }
  // What needs push access is dropped without a word.
  const role = hub.people.get(call.actor.login) ?? 'none'
  if (call.actor.type === 'Bot' || mayWrite(role) || role === 'triage') return body
  const { labels: _labels, assignees: _assignees, milestone: _milestone, ...rest } = body
  return rest
}

/** Refuses a text that is longer than GitHub takes. */
export function checkLength(body: Json): void {
  if ((text(body, 'body')?.length ?? 0) <= bodyLimit) return
  const message = `body is too long (maximum is ${bodyLimit} characters)`
  const error = { resource: 'Issue', field: 'body', code: 'custom', message }
  throw new Refusal(422, 'Validation Failed', [error])
}

async function create(call: Call): Promise<Reply> {
  const reply = await forward(call, checkFields(call))
  if (isObject(reply.body)) tellIssueChanges(call.hub, call.actor, undefined, reply.body)
  return reply
}

/** Any change of one issue: told by comparing what it was with what it is. */
async function change(call: Call, body: Json = call.body): Promise<Reply> {
  const number = param(call, 'number')
  const before = await readIssue(call.hub, number)
  const reply = await forward(call, body)
  const after = await readIssue(call.hub, number)
  tellIssueChanges(call.hub, call.actor, before, after)
  return call.method === 'PATCH' ? { ...reply, body: after } : reply
}

async function update(call: Call): Promise<Reply> {
  const role = call.hub.people.get(call.actor.login) ?? 'none'
  if (call.actor.type === 'User' && !mayWrite(role) && role !== 'triage') {
    const issue = await readIssue(call.hub, param(call, 'number'))
    const author = isObject(issue['user']) ? issue['user']['login'] : ''
    if (author !== call.actor.login) throw new Refusal(403, 'Must have admin rights to Repository.')
  }
  return change(call, checkFields(call))
}

/** A login that cannot be assigned is dropped without a word. */
async function assign(call: Call): Promise<Reply> {
  const assignees = list(call.body['assignees'])
    .map(String)
    .filter((login) => mayWrite(call.hub.people.get(login) ?? 'none'))
    .slice(0, 10)
  return { ...(await change(call, { assignees })), status: 201 }
}

/** Sub-issues are added by the database id, not by the number; there is no second parent. */
async function addSubIssue(call: Call): Promise<Reply> {
  const { hub, body } = call
  const number = param(call, 'number')
  const parent = `${hub.fullName}#${number}`
  const child = await issueWithId(hub, body['sub_issue_id'])
  if (child === undefined) throw new Refusal(404, 'The provided sub-issue does not exist')
  const known = hub.parents.get(child)
  if (known === parent) {
    throw new Refusal(
      422,
      'An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues',
    )
  }
  if (known !== undefined || child === parent) {
    throw new Refusal(
      422,
      'An error occurred while adding the sub-issue to the parent issue. Sub issue may only have one parent',
    )
  }
  hub.parents.set(child, parent)
  return { status: 201, body: await readIssue(hub, number) }
}

/** An issue of any of the owner's repositories, as `owner/name#1`. */
async function issueWithId(
  { upstream, siblings, reader }: Hub,
  id: unknown,
): Promise<string | undefined> {
  for (const name of siblings) {
    const path = `/repos/${name}/issues?state=all&per_page=100`
    const { body } = await upstream.send('GET', path, reader)
    const found = list(body)
      .filter(isObject)
      .find((issue) => issue['id'] === id)
    if (found !== undefined) return `${name}#${Number(found['number'])}`
  }
  return undefined
}

export const issueRoutes = [
  route('POST', '/issues/:number/sub_issues', 'issues:write', addSubIssue),
  route('POST', '/issues', 'issues:write', create, { anyone: true }),
  route('PATCH', '/issues/:number', 'issues:write', update, { anyone: true }),
  route('POST', '/issues/:number/assignees', 'issues:write', assign),
  route('DELETE', '/issues/:number/assignees', 'issues:write', (call) => change(call)),
  route('POST', '/issues/:number/labels', 'issues:write', (call) => change(call)),
  route('PUT', '/issues/:number/labels', 'issues:write', (call) => change(call)),
  route('DELETE', '/issues/:number/labels', 'issues:write', (call) => change(call)),
  route('DELETE', '/issues/:number/labels/:label', 'issues:write', (call) => change(call)),
  route('PUT', '/issues/:number/lock', 'issues:write', (call) => change(call)),
  route('DELETE', '/issues/:number/lock', 'issues:write', (call) => change(call)),
]
