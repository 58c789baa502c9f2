import type { GitHub } from './client.ts'

export type Comment = {
  readonly id: number
  readonly body: string
  readonly author: string
  /** True where a bot wrote it, or an app in a person's name. */
  readonly isBot: boolean
  /** True where its author is a bot's account. */
  readonly byBot: boolean
  /** True where it was changed after it was written, by whomever: whoever may push may do that. */
  readonly isEdited: boolean
  readonly at: string
  readonly url: string
}

/** Posts a comment and answers its id. */
export async function postComment(github: GitHub, issue: number, body: string): Promise<number> {
  const { data } = await github.octokit.rest.issues.createComment({
    owner: github.owner,
    repo: github.repo,
    issue_number: issue,
    body,
  })
  return data.id
}

/** Replaces the text of a comment. */
export async function editComment(github: GitHub, id: number, body: string): Promise<void> {
  await github.octokit.rest.issues.updateComment({
    owner: github.owner,
    repo: github.repo,
    comment_id: id,
    body,
  })
}

/** Comments of an issue changed since `since` (ISO 8601), oldest first. */
export async function commentsSince(
  github: GitHub,
  issue: number,
  since: string,
): Promise<readonly Comment[]> {
  const comments = await github.octokit.paginate(github.octokit.rest.issues.listComments, {
    owner: github.owner,
    repo: github.repo,
    issue_number: issue,
    since,
    per_page: 100,
  })
  return comments.map((comment) => ({
    id: comment.id,
    body: comment.body ?? '',
    author: comment.user?.login ?? '',
    isBot: comment.user?.type === 'Bot' || Boolean(comment.performed_via_github_app),
    byBot: comment.user?.type === 'Bot',
    isEdited: comment.updated_at !== comment.created_at,
    at: comment.created_at,
    url: comment.html_url,
  }))
}
