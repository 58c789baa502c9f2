import { mayWrite } from '../access.ts'
import type { Role } from '../actors.ts'
import { notFound, paged, param, Refusal, route, type Call, type Reply } from '../http.ts'

/** The legacy word for each role. */
const legacy: Readonly<Record<Role, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
}

function permission(call: Call): Reply {
  const login = decodeURIComponent(param(call, 'login'))
  const known = [...call.hub.people].find(([name]) => name.toLowerCase() === login.toLowerCase())
  // A bot's login answers like one that does not exist.
  if (known === undefined) throw notFound(`${login} is not a user`)
  const [name, role] = known
  const user = { ...call.hub.user(name), role_name: role }
  return { status: 200, body: { permission: legacy[role], role_name: role, user } }
}

function membership(call: Call): Reply {
  const { hub, actor } = call
  const slug = param(call, 'slug')
  if (actor.workflow) throw new Refusal(403, 'Resource not accessible by integration')
  if (!actor.scopes.includes('read:org')) throw notFound()
  const team = hub.settings.teams.get(slug)
  const login = decodeURIComponent(param(call, 'login'))
  if (param(call, 'org') !== hub.owner || !team?.includes(login)) throw notFound()
  const url = `${hub.url}/orgs/${hub.owner}/teams/${slug}/memberships/${login}`
  return { status: 200, body: { url, role: 'member', state: 'active' } }
}

function protection(call: Call): Reply {
  const branch = decodeURIComponent(param(call, 'branch'))
  if (call.actor.workflow) throw new Refusal(403, 'Resource not accessible by integration')
  if (call.hub.settings.protection.get(branch) !== 'classic') throw notFound('Branch not protected')
  return {
    status: 200,
    body: {
      required_pull_request_reviews: {
        dismiss_stale_reviews: false,
        require_code_owner_reviews: false,
      },
    },
  }
}

function rules(call: Call): Reply {
  const branch = decodeURIComponent(param(call, 'branch'))
  if (call.hub.settings.protection.get(branch) !== 'ruleset') return { status: 200, body: [] }
  const source = { ruleset_source_type: 'Repository', ruleset_source: call.hub.fullName }
  const parameters = {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: 1,
    required_review_thread_resolution: false,
  }
  return { status: 200, body: [{ type: 'pull_request', ...source, ruleset_id: 1, parameters }] }
}

/** What only an administrator may ask. */
function forAdministrators(answer: (call: Call) => Reply): (call: Call) => Reply {
  return (call) => {
    if (call.actor.workflow) throw new Refusal(403, 'Resource not accessible by integration')
    if (call.hub.people.get(call.actor.login) !== 'admin') {
      throw new Refusal(403, 'Must have admin rights to Repository.')
    }
    return answer(call)
  }
}

const actionsSettings = forAdministrators(({ hub }) => ({
  status: 200,
  body: {
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: hub.settings.actionsMayCreatePullRequests,
  },
}))

const secretsOf = (names: (call: Call) => Iterable<string>) =>
  forAdministrators((call) => {
    const at = '2026-01-01T00:00:00Z'
    const all = [...names(call)].map((name) => ({ name, created_at: at, updated_at: at }))
    return paged(call, all, (secrets) => ({ total_count: all.length, secrets }))
  })

function assignees(call: Call): Reply {
  const found = [...call.hub.people].filter(([, role]) => mayWrite(role))
  return paged(
    call,
    found.map(([login]) => call.hub.user(login)),
  )
}

function assignee(call: Call): Reply {
  const role = call.hub.people.get(decodeURIComponent(param(call, 'login'))) ?? 'none'
  if (!mayWrite(role)) throw notFound()
  return { status: 204 }
}

/** Collaborators with at least `permission`; the asker needs write access (403 without). */
function collaborators(call: Call): Reply {
  const { hub, actor, query } = call
  const own = hub.people.get(actor.login) ?? 'none'
  const access = actor.permissions.contents ?? 'write'
  if (actor.workflow ? access !== 'write' : !mayWrite(own)) {
    throw new Refusal(403, 'Must have push access to view repository collaborators.')
  }
  const wanted = query.get('permission') ?? 'pull'
  const least = ranks.findIndex((names) => names.includes(wanted))
  const found = [...hub.people].filter(
    ([, role]) => ranks.findIndex((names) => names.includes(role)) >= Math.max(0, least),
  )
  return paged(
    call,
    found.map(([login, role]) => ({ ...hub.user(login), role_name: role })),
  )
}

/** From least to most, by the name of the role and by the name of the filter. */
const ranks = [['read', 'pull'], ['triage'], ['write', 'push'], ['maintain'], ['admin']]

export const peopleRoutes = [
  route('GET', '/assignees', 'metadata:read', assignees),
  route('GET', '/assignees/:login', 'metadata:read', assignee),
  route('GET', '/collaborators', 'metadata:read', collaborators),
  route('GET', '/collaborators/:login/permission', 'metadata:read', permission),
  route('GET', '//orgs/:org/teams/:slug/memberships/:login', 'metadata:read', membership),
  route('GET', '/branches/:branch/protection', 'metadata:read', protection),
  route('GET', '/actions/permissions/workflow', 'metadata:read', actionsSettings),
  route(
    'GET',
    '/actions/secrets',
    'metadata:read',
    secretsOf(({ hub }) => hub.settings.secrets),
  ),
  route(
    'GET',
    '/actions/organization-secrets',
    'metadata:read',
    secretsOf(() => []),
  ),
  route('GET', '/rules/branches/:branch', 'metadata:read', rules),
]
