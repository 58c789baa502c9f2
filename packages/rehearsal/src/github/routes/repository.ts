import { mayWrite } from '../access.ts'
import { actionsBot, type Role } from '../actors.ts'
import { notFound, param, route, type Call, type Reply } from '../http.ts'
import { profileShape } from '../shapes/user.ts'

/** What only the repository's own page says of it, and of the token that asks. */
function repository({ hub, actor }: Call): Reply {
  const open = [...hub.store.issues.values()].filter(({ state }) => state === 'open').length
  const role: Role = actor.workflow ? 'admin' : (hub.people.get(actor.login) ?? 'none')
  const is = (...roles: readonly Role[]): boolean => roles.includes(role)
  const permissions = {
    admin: is('admin'),
    maintain: is('admin', 'maintain'),
    push: mayWrite(role),
    triage: is('admin', 'maintain', 'write', 'triage'),
    pull: true,
  }
  const body = {
    ...hub.repository,
    ...{ open_issues: open, open_issues_count: open, permissions },
    ...{ network_count: 0, subscribers_count: 0 },
    ...{ allow_rebase_merge: true, allow_squash_merge: true, allow_merge_commit: true },
    ...{ allow_auto_merge: false, delete_branch_on_merge: false },
  }
  // Of classic tokens GitHub says what they may do; a token without scopes stands for a newer one.
  const scopes = actor.scopes.join(', ')
  const says = !actor.workflow && scopes !== ''
  return { status: 200, body, ...(says ? { headers: { 'x-oauth-scopes': scopes } } : {}) }
}

function user(call: Call): Reply {
  return profile(call, call.actor.login)
}

function profile({ hub }: Call, login: string): Reply {
  const known = [...hub.people.keys(), actionsBot].find(
    (name) => name.toLowerCase() === login.toLowerCase(),
  )
  if (known === undefined) throw notFound()
  const at = String(hub.repository['created_at'])
  return { status: 200, body: profileShape(hub.user(known), at) }
}

export const repositoryRoutes = [
  route('GET', '', 'metadata:read', repository),
  route('GET', '//user', 'metadata:read', user),
  route('GET', '//users/:login', 'metadata:read', (call) =>
    profile(call, decodeURIComponent(param(call, 'login'))),
  ),
]
