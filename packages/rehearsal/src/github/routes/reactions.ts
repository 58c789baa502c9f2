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

const contents = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']

function subject(call: Call): string {
  const number = call.params['number']
  return number === undefined ? `issues/comments/${param(call, 'comment')}` : `issues/${number}`
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

/** The comment as GitHub lists it: how many there are of each reaction. */
export function withReactions(call: Call, comment: Json): Json {
  const subject = `issues/comments/${String(comment['id'])}`
  const found = call.hub.reactions.filter((known) => known.subject === subject)
  const counts = contents.map((name) => [
    name,
    found.filter(({ content }) => content === name).length,
  ])
  const url = `${String(comment['url'])}/reactions`
  const reactions = { url, total_count: found.length, ...Object.fromEntries(counts) }
  return { ...comment, reactions }
}

async function create(call: Call): Promise<Reply> {
  const { hub, actor } = call
  const content = text(call.body, 'content') ?? ''
  if (!contents.includes(content)) throw new Refusal(422, 'Validation Failed')
  const path = `/repos/${hub.fullName}/${subject(call)}`
  if ((await hub.upstream.send('GET', path, hub.reader)).status !== 200) throw notFound()
  const same = hub.reactions.find(
    (known) =>
      known.subject === subject(call) && known.content === content && known.login === actor.login,
  )
  if (same !== undefined) return { status: 200, body: shape(call, same) }
  const about = { subject: subject(call), content, login: actor.login, at: timestamp() }
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
