import type { Hub } from '../hub.ts'
import type { Json } from '../http.ts'
import type { Comment, Issue, Label, Milestone } from '../issue-store.ts'
import { api, nodeId, page } from './address.ts'
import { appOf, associationOf } from './user.ts'

/** What people may react with. */
export const reactionContents = [
  ...['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'],
] as const

/** An issue; one that is a pull request says so. */
export function issueShape(hub: Hub, issue: Issue): Json {
  const { number, login } = issue
  const below = api(hub, `/issues/${number}`)
  const assignees = issue.assignees.map(hub.user)
  const comments = [...hub.store.comments.values()].filter((one) => one.issue === number)
  return {
    url: below,
    repository_url: api(hub, ''),
    labels_url: `${below}/labels{/name}`,
    comments_url: `${below}/comments`,
    events_url: `${below}/events`,
    html_url: page(hub, `/issues/${number}`),
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    number,
    title: issue.title,
    user: hub.user(login),
    labels: issue.labels.map((label) => labelShape(hub, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: issue.milestone === null ? null : milestoneShape(hub, issue.milestone),
    comments: comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: issue.closedBy === null ? null : hub.user(issue.closedBy),
    body: issue.body,
    reactions: reactionsShape(hub, `issues/${number}`),
    timeline_url: `${below}/timeline`,
    author_association: associationOf(hub.people, login),
    performed_via_github_app: appOf(hub.url, login),
    ...pullOf(hub, number),
  }
}

function pullOf(hub: Hub, number: number): Json {
  const pull = hub.pulls.get(number)
  if (pull === undefined) return {}
  const html_url = page(hub, `/pull/${number}`)
  const pull_request = {
    url: api(hub, `/pulls/${number}`),
    html_url,
    diff_url: `${html_url}.diff`,
    patch_url: `${html_url}.patch`,
    merged_at: pull.merged?.at ?? null,
  }
  return { html_url, pull_request }
}

/** A comment of an issue. */
export function commentShape(hub: Hub, comment: Comment): Json {
  const { id, issue, login } = comment
  return {
    url: api(hub, `/issues/comments/${id}`),
    html_url: `${page(hub, `/issues/${issue}`)}#issuecomment-${id}`,
    issue_url: api(hub, `/issues/${issue}`),
    id,
    node_id: nodeId('IssueComment', id),
    user: hub.user(login),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(hub.people, login),
    body: comment.body,
    reactions: reactionsShape(hub, `issues/comments/${id}`),
    performed_via_github_app: appOf(hub.url, login),
  }
}

/** How many there are of each reaction to `issues/4` or `issues/comments/12`. */
function reactionsShape(hub: Hub, subject: string): Json {
  const found = hub.reactions.filter((known) => known.subject === subject)
  const counts = reactionContents.map((name) => [
    name,
    found.filter(({ content }) => content === name).length,
  ])
  const url = api(hub, `/${subject}/reactions`)
  return { url, total_count: found.length, ...Object.fromEntries(counts) }
}

/** A label. */
export function labelShape(hub: Hub, { id, name, color, description }: Label): Json {
  return {
    id,
    node_id: nodeId('Label', id),
    url: api(hub, `/labels/${name}`),
    name,
    description,
    color,
    default: false,
  }
}

/** A milestone. */
export function milestoneShape(hub: Hub, milestone: Milestone): Json {
  const { id, number } = milestone
  const below = api(hub, `/milestones/${number}`)
  const issues = [...hub.store.issues.values()].filter((one) => one.milestone === milestone)
  return {
    url: below,
    html_url: page(hub, `/milestone/${number}`),
    labels_url: `${below}/labels`,
    id,
    node_id: nodeId('Milestone', id),
    number,
    title: milestone.title,
    description: milestone.description,
    creator: hub.user(milestone.login),
    open_issues: issues.filter(({ state }) => state === 'open').length,
    closed_issues: issues.filter(({ state }) => state === 'closed').length,
    state: milestone.state,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    due_on: milestone.dueOn,
    closed_at: milestone.closedAt,
  }
}
