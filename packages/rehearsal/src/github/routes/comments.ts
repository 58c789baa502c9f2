import { mayWrite } from '../access.ts'
import {
  isObject,
  list,
  paged,
  param,
  Refusal,
  route,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { told } from '../issue-events.ts'
import { checkLength, forward, readIssue } from './issues.ts'
import { withReactions } from './reactions.ts'

function tell(call: Call, action: string, comment: Json, issue: Json, more: Json = {}): void {
  const { hub, actor } = call
  const repository = hub.repository
  const sender = hub.user(actor.login)
  hub.bus.emit(
    'issue_comment',
    { action, comment, issue: told(issue), ...more, repository, sender },
    actor,
  )
}

async function create(call: Call): Promise<Reply> {
  checkLength(call.body)
  const reply = await forward(call)
  const issue = await readIssue(call.hub, param(call, 'number'))
  if (isObject(reply.body)) tell(call, 'created', reply.body, issue)
  return reply
}

/** The comment before the change; only its author and those who may push change it. */
async function before(call: Call): Promise<Json> {
  const { hub, actor } = call
  const found = await hub.upstream.send('GET', call.path, hub.reader)
  if (!isObject(found.body) || found.status !== 200) throw new Refusal(404, 'Not Found')
  const author = isObject(found.body['user']) ? found.body['user']['login'] : ''
  const allowed = actor.type === 'Bot' || mayWrite(hub.people.get(actor.login) ?? 'none')
  if (!allowed && author !== actor.login)
    throw new Refusal(403, 'Must have admin rights to Repository.')
  return found.body
}

function issueOf(call: Call, comment: Json): Promise<Json> {
  return readIssue(call.hub, String(comment['issue_url']).split('/').at(-1) ?? '')
}

async function update(call: Call): Promise<Reply> {
  checkLength(call.body)
  const old = await before(call)
  const reply = await forward(call)
  if (isObject(reply.body)) {
    const changes = { body: { from: old['body'] } }
    tell(call, 'edited', reply.body, await issueOf(call, old), { changes })
  }
  return reply
}

async function remove(call: Call): Promise<Reply> {
  const old = await before(call)
  const issue = await issueOf(call, old)
  const reply = await forward(call)
  tell(call, 'deleted', old, issue)
  return reply
}

/** The comments of all issues, which the upstream lacks. */
async function listAll(call: Call): Promise<Reply> {
  const { hub, query } = call
  const base = `/repos/${hub.fullName}/issues`
  const issues = await hub.upstream.send('GET', `${base}?state=all&per_page=100`, hub.reader)
  const numbers = list(issues.body)
    .filter(isObject)
    .map((issue) => Number(issue['number']))
  const pages = await Promise.all(
    numbers.map((n) => hub.upstream.send('GET', `${base}/${n}/comments?per_page=100`, hub.reader)),
  )
  const since = query.get('since') ?? ''
  const comments = pages
    .flatMap((page) => list(page.body).filter(isObject))
    .filter((comment) => String(comment['updated_at']) >= since)
    .toSorted((a, b) => Number(a['id']) - Number(b['id']))
  const all = comments.map((comment) => withReactions(call, comment))
  return paged(call, query.get('direction') === 'desc' ? all.toReversed() : all)
}

/** The comments of one issue; the upstream knows no reactions. */
async function listOfIssue(call: Call): Promise<Reply> {
  const reply = await forward(call)
  if (!Array.isArray(reply.body)) return reply
  const comments = reply.body.filter(isObject)
  return { ...reply, body: comments.map((comment) => withReactions(call, comment)) }
}

export const commentRoutes = [
  route('GET', '/issues/:number/comments', 'issues:read', listOfIssue),
  route('GET', '/issues/comments', 'issues:read', listAll),
  route('POST', '/issues/:number/comments', 'issues:write', create, { anyone: true }),
  route('PATCH', '/issues/comments/:id', 'issues:write', update, { anyone: true }),
  route('DELETE', '/issues/comments/:id', 'issues:write', remove, { anyone: true }),
]
