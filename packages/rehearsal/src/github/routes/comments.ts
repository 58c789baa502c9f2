import { mayWrite } from '../access.ts'
import {
  notFound,
  paged,
  param,
  Refusal,
  route,
  text,
  timestamp,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { told } from '../issue-events.ts'
import { addComment, type Comment } from '../issue-store.ts'
import { commentShape, issueShape } from '../shapes/issue.ts'
import { checkLength, issueAt, issueOf } from './issues.ts'

function tell(call: Call, action: string, comment: Comment, more: Json = {}): void {
  const { hub, actor } = call
  const repository = hub.repository
  const sender = hub.user(actor.login)
  const issue = told(issueShape(hub, issueAt(hub, comment.issue)))
  const about = { action, comment: commentShape(hub, comment), issue }
  hub.bus.emit('issue_comment', { ...about, ...more, repository, sender }, actor)
}

function bodyOf({ body }: Call): string {
  checkLength(body)
  const written = text(body, 'body') ?? ''
  if (written !== '') return written
  const error = { resource: 'IssueComment', code: 'missing_field', field: 'body' }
  throw new Refusal(422, 'Validation Failed', [error])
}

function create(call: Call): Reply {
  const { hub, actor } = call
  const body = bodyOf(call)
  const issue = issueOf(call)
  const mayAlways = actor.type === 'Bot' || mayWrite(hub.people.get(actor.login) ?? 'none')
  if (issue.locked && !mayAlways) {
    throw new Refusal(403, 'Unable to create comment because issue is locked.')
  }
  const comment = addComment(hub, issue, actor.login, body)
  tell(call, 'created', comment)
  return { status: 201, body: commentShape(hub, comment) }
}

function commentOf(call: Call): Comment {
  const found = call.hub.store.comments.get(Number(param(call, 'id')))
  if (found === undefined) throw notFound()
  return found
}

/** The comment of the path, which only its author and those who may push change. */
function ownComment(call: Call): Comment {
  const { hub, actor } = call
  const comment = commentOf(call)
  const allowed = actor.type === 'Bot' || mayWrite(hub.people.get(actor.login) ?? 'none')
  if (!allowed && comment.login !== actor.login) {
    throw new Refusal(403, 'Must have admin rights to Repository.')
  }
  return comment
}

function update(call: Call): Reply {
  const { hub } = call
  const body = bodyOf(call)
  const comment = ownComment(call)
  const changes = { body: { from: comment.body } }
  comment.body = body
  comment.updatedAt = timestamp(hub.time())
  tell(call, 'edited', comment, { changes })
  return { status: 200, body: commentShape(hub, comment) }
}

function remove(call: Call): Reply {
  const { store } = call.hub
  const comment = ownComment(call)
  store.comments.delete(comment.id)
  tell(call, 'deleted', comment)
  return { status: 204 }
}

/** The comments that a query asks for, of one issue or of all, oldest first. */
function found({ hub, query }: Call, issue?: number): readonly Comment[] {
  const since = query.get('since') ?? ''
  return [...hub.store.comments.values()]
    .filter((comment) => issue === undefined || comment.issue === issue)
    .filter(({ updatedAt }) => updatedAt >= since)
}

function listAll(call: Call): Reply {
  const { hub, query } = call
  const all = found(call).map((comment) => commentShape(hub, comment))
  return paged(call, query.get('direction') === 'desc' ? all.toReversed() : all)
}

function listOfIssue(call: Call): Reply {
  const { number } = issueOf(call)
  const all = found(call, number)
  return paged(
    call,
    all.map((comment) => commentShape(call.hub, comment)),
  )
}

export const commentRoutes = [
  route('GET', '/issues/:number/comments', 'issues:read', listOfIssue),
  route('GET', '/issues/comments', 'issues:read', listAll),
  route('POST', '/issues/:number/comments', 'issues:write', create, { anyone: true }),
  route('GET', '/issues/comments/:id', 'issues:read', (call) => ({
    status: 200,
    body: commentShape(call.hub, commentOf(call)),
  })),
  route('PATCH', '/issues/comments/:id', 'issues:write', update, { anyone: true }),
  route('DELETE', '/issues/comments/:id', 'issues:write', remove, { anyone: true }),
]
