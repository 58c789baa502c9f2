import { changedFiles, lineCounts } from '../git/changes.ts'
import { branchHead } from '../git/read.ts'
import { git } from '../git/run.ts'
import type { Hub, Pull } from '../hub.ts'
import { object, type Json } from '../http.ts'
import { api, page } from './address.ts'
import { issueShape } from './issue.ts'

/** What a pull request has from the issue that it is, too. */
const shared = [
  ...['id', 'node_id', 'number', 'title', 'body', 'user', 'labels', 'milestone', 'state', 'locked'],
  ...['active_lock_reason', 'assignee', 'assignees', 'author_association', 'comments_url'],
  ...['created_at', 'updated_at', 'closed_at'],
]

/** A pull request as lists have it. */
export async function pullShape(hub: Hub, pull: Pull): Promise<Json> {
  const { number } = pull
  const issue = issueOf(hub, pull)
  const [head, base] = await Promise.all([
    branchHead(hub.git, pull.head),
    branchHead(hub.git, pull.base),
  ])
  const side = (ref: string, sha: string | undefined): Json => ({
    label: `${hub.owner}:${ref}`,
    ref,
    sha: sha ?? '',
    user: hub.repository['owner'],
    repo: hub.repository,
  })
  const below = api(hub, `/pulls/${number}`)
  const addresses = {
    html: page(hub, `/pull/${number}`),
    issue: api(hub, `/issues/${number}`),
    comments: api(hub, `/issues/${number}/comments`),
    commits: `${below}/commits`,
    review_comments: `${below}/comments`,
    review_comment: `${api(hub, '/pulls/comments')}{/number}`,
    statuses: api(hub, `/statuses/${head ?? ''}`),
  }
  const named = Object.entries(addresses).map(([name, href]) => [`${name}_url`, href])
  const links = Object.entries({ self: below, ...addresses }).map(([name, href]) => [
    name,
    { href },
  ])
  return {
    ...Object.fromEntries(shared.map((key) => [key, issue[key]])),
    ...Object.fromEntries(named),
    url: below,
    diff_url: `${addresses.html}.diff`,
    patch_url: `${addresses.html}.patch`,
    state: pull.merged === undefined ? issue['state'] : 'closed',
    draft: false,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    requested_reviewers: [],
    requested_teams: [],
    auto_merge: null,
    head: side(pull.head, head),
    base: side(pull.base, base),
    _links: Object.fromEntries(links),
  }
}

/** A pull request by itself: the same, and what it changes. */
export async function wholePullShape(hub: Hub, pull: Pull): Promise<Json> {
  const brief = await pullShape(hub, pull)
  const [from, to] = [brief['base'], brief['head']].map((side) => String(object(side)['sha']))
  const files = from && to ? await changedFiles(hub.git, from, to) : []
  const count = from && to ? await git(hub.git, ['rev-list', '--count', `${from}..${to}`]) : 0
  return {
    ...brief,
    merged: pull.merged !== undefined,
    mergeable: true,
    rebaseable: true,
    mergeable_state: 'clean',
    merged_by: null,
    comments: issueOf(hub, pull)['comments'],
    review_comments: 0,
    maintainer_can_modify: false,
    commits: Number(count),
    ...lineCounts(files),
    changed_files: files.length,
  }
}

function issueOf(hub: Hub, { number }: Pull): Json {
  const issue = hub.store.issues.get(number)
  return issue === undefined ? {} : issueShape(hub, issue)
}
