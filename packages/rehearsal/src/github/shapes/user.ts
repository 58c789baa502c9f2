import { actionsBot, type Role } from '../actors.ts'
import type { Json } from '../http.ts'
import { nodeId } from './address.ts'

export type Account = {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot' | 'Organization'
}

/** An account as it stands in every answer (GitHub's `simple-user`); `url` is the API's. */
export function userShape(url: string, { login, id, type }: Account): Json {
  const own = `${url}/users/${encodeURIComponent(login)}`
  const app = type === 'Bot' ? `/apps/${login.replace(/\[bot\]$/, '')}` : `/${login}`
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${url}/avatars/u/${id}`,
    gravatar_id: '',
    url: own,
    html_url: `${url}${app}`,
    followers_url: `${own}/followers`,
    following_url: `${own}/following{/other_user}`,
    gists_url: `${own}/gists{/gist_id}`,
    starred_url: `${own}/starred{/owner}{/repo}`,
    subscriptions_url: `${own}/subscriptions`,
    organizations_url: `${own}/orgs`,
    repos_url: `${own}/repos`,
    events_url: `${own}/events{/privacy}`,
    received_events_url: `${own}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** The kind of account that a login is of. */
export function typeOf(login: string): 'User' | 'Bot' {
  return login.endsWith('[bot]') ? 'Bot' : 'User'
}

/** The app behind what a run's own token wrote, or nothing for everybody else. */
export function appOf(url: string, login: string): Json | null {
  if (login !== actionsBot) return null
  const at = '2018-07-30T09:30:17Z'
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: nodeId('App', 15368),
    owner: userShape(url, { login: 'github', id: 9919, type: 'Organization' }),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: `${url}/apps/github-actions`,
    created_at: at,
    updated_at: at,
    permissions: { contents: 'write', deployments: 'write', issues: 'write', metadata: 'read' },
    events: ['check_run', 'workflow_dispatch'],
  }
}

/** What an author is to the repository. */
export function associationOf(people: ReadonlyMap<string, Role>, login: string): string {
  const role = people.get(login) ?? 'none'
  if (role === 'admin') return 'MEMBER'
  return role === 'none' || role === 'read' ? 'NONE' : 'COLLABORATOR'
}

/** An account's own page. (GitHub REST API: "public-user".) */
export function profileShape(user: Json, at: string): Json {
  return {
    ...user,
    ...{ name: null, company: null, blog: '', location: null, email: null, hireable: null },
    ...{ bio: null, twitter_username: null, public_repos: 0, public_gists: 0 },
    ...{ followers: 0, following: 0, created_at: at, updated_at: at },
  }
}
