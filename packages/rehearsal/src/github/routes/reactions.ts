import type { Reaction } from '../hub.ts'
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
import { nodeId } from '../shapes/address.ts'
import { reactionContents } from '../shapes/issue.ts'

function subject(call: Call): string {
  const number = call.params['number']
  return number === undefined ? `issues/comments/${param(call, 'comment')}` : `issues/${number}`
}

function exists({ hub, params }: Call): boolean {
  const { number, comment } = params
  if (number === undefined) return hub.store.comments.has(Number(comment))
  return hub.store.issues.has(Number(number))
}

function shape(call: Call, { id, content, login, at }: Reaction): Json {
  return {
    id,
    node_id: nodeId('Reaction', id),
    content,
    user: call.hub.user(login),
    created_at: at,
  }
}

function create(call: Call): Reply {
  const { hub, actor } = call
  const content = text(call.body, 'content') ?? ''
  if (!reactionContents.some((name) => name === content))
    throw new Refusal(422, 'Validation Failed')
  if (!exists(call)) throw notFound()
  const same = hub.reactions.find(
    (known) =>
      known.subject === subject(call) && known.content === content && known.login === actor.login,
  )
  if (same !== undefined) return { status: 200, body: shape(call, same) }
  const about = { subject: subject(call), content, login: actor.login, at: timestamp(hub.time()) }
  const reaction = { id: hub.nextId(), ...about }
  hub.reactions.push(reaction)
  return { status: 201, body: shape(call, reaction) }
}

function listReactions(call: Call): Reply {
  const content = call.query.get('content')
  const found = call.hub.reactions.filter(
    (known) => known.subject === subject(call) && (content === null || known.content === content),
  )
  return paged(
    call,
    found.map((known) => shape(call, known)),
  )
}

function remove(call: Call): Reply {
  const { reactions } = call.hub
  const index = reactions.findIndex(
    (known) => known.subject === subject(call) && known.id === Number(param(call, 'id')),
  )
  if (index < 0) throw notFound()
  reactions.splice(index, 1)
  return { status: 204 }
}

const both = ['/issues/comments/:comment/reactions', '/issues/:number/reactions']

export const reactionRoutes = both.flatMap((path) => [
  route('POST', path, 'issues:write', create, { anyone: true }),
  route('GET', path, 'issues:read', listReactions),
  route('DELETE', `${path}/:id`, 'issues:write', remove, { anyone: true }),
])
