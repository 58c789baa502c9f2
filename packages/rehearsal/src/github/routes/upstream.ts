import { mayWrite } from '../access.ts'
import type { Role } from '../actors.ts'
import { object, Refusal, route, type Call, type Reply } from '../http.ts'
import { forward } from './issues.ts'

/** What the upstream answers well enough by itself. Nothing else of it is reachable. */
export const upstreamRoutes = [
  route('GET', '', 'metadata:read', repository),
  route('GET', '//user', 'metadata:read', forwardAsIs),
  route('GET', '//users/*rest', 'metadata:read', forwardAsIs),
  ...[
    '/issues',
    '/issues/*rest',
    '/labels',
    '/labels/*rest',
    '/milestones',
    '/milestones/*rest',
  ].map((path) => route('GET', path, 'issues:read', forwardAsIs)),
  route('POST', '/labels', 'issues:write', createLabel),
  route('POST', '/milestones', 'issues:write', forwardAsIs),
  ...['/labels', '/milestones'].flatMap((path) => [
    route('PATCH', `${path}/*rest`, 'issues:write', forwardAsIs),
    route('DELETE', `${path}/*rest`, 'issues:write', forwardAsIs),
  ]),
]

function forwardAsIs(call: Call): Promise<Reply> {
  return forward(call)
}

/** What only the repository's own page says of it, and of the token that asks. */
async function repository(call: Call): Promise<Reply> {
  const { hub, actor } = call
  const reply = await forward(call)
  const body = object(reply.body)
  const pushed_at = body['pushed_at'] ?? body['created_at']
  const page = { ...body, pushed_at, network_count: 0, subscribers_count: 0 }
  if (actor.workflow) return { ...reply, body: page }
  const role = hub.people.get(actor.login) ?? 'none'
  const is = (...roles: readonly Role[]): boolean => roles.includes(role)
  const permissions = {
    admin: is('admin'),
    maintain: is('admin', 'maintain'),
    push: mayWrite(role),
    triage: is('admin', 'maintain', 'write', 'triage'),
    pull: true,
  }
  // Of classic tokens GitHub says what they may do; a token without scopes stands for a newer one.
  const scopes = actor.scopes.join(', ')
  return {
    ...reply,
    ...(scopes === '' ? {} : { headers: { ...reply.headers, 'x-oauth-scopes': scopes } }),
    body: { ...page, permissions },
  }
}

/** The upstream does not say that a label is there already. */
async function createLabel(call: Call): Promise<Reply> {
  const { hub, body } = call
  const name = String(body['name'] ?? '')
  const path = `${call.path}/${encodeURIComponent(name)}`
  const known = name === '' ? undefined : await hub.upstream.send('GET', path, hub.reader)
  if (known?.status !== 200) return forward(call)
  const error = { resource: 'Label', code: 'already_exists', field: 'name' }
  throw new Refusal(422, 'Validation Failed', [error])
}
