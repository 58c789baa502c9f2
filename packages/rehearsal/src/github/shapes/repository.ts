import type { Json } from '../http.ts'
import { nodeId } from './address.ts'
import { userShape } from './user.ts'

export type RepositoryAbout = {
  /** The API's address. */
  readonly url: string
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly defaultBranch: string
  /** When it was made: ISO 8601, UTC, to the second. */
  readonly at: string
}

/** Addresses below the repository, each in a field `…_url`. (GitHub REST API: "full-repository".) */
const below: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
}

/** A repository of an organization, as payloads carry it. */
export function repositoryShape({
  url,
  id,
  owner,
  name,
  defaultBranch,
  at,
}: RepositoryAbout): Json {
  const full = `${owner}/${name}`
  const own = `${url}/repos/${full}`
  const { host } = new URL(url)
  const named = Object.entries(below).map(([key, path]) => [`${key}_url`, `${own}${path}`])
  const absent = { description: null, homepage: null, language: null, license: null }
  const counts = ['forks', 'stargazers', 'watchers', 'open_issues'].map((of) => [`${of}_count`, 0])
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: full,
    private: false,
    visibility: 'public',
    owner: userShape(url, { login: owner, id: 1, type: 'Organization' }),
    html_url: `${url}/${full}`,
    url: own,
    ...Object.fromEntries(named),
    git_url: `git://${host}/${full}.git`,
    ssh_url: `git@${host}:${full}.git`,
    clone_url: `${url}/${full}.git`,
    svn_url: `${url}/${full}`,
    mirror_url: null,
    ...absent,
    ...{ fork: false, archived: false, disabled: false, is_template: false },
    ...Object.fromEntries(counts),
    ...{ forks: 0, watchers: 0, open_issues: 0, size: 0, topics: [] },
    ...{ has_issues: true, has_projects: true, has_downloads: true, has_wiki: true },
    ...{ has_pages: false, has_discussions: false, web_commit_signoff_required: false },
    ...{ allow_forking: true, default_branch: defaultBranch },
    ...{ created_at: at, updated_at: at, pushed_at: at },
  }
}
