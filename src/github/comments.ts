import { instant } from '../instant.ts'
import { isOutside } from './association.ts'
import { statusOf, type GitHub } from './client.ts'

export type Comment = {
  readonly id: number
  readonly body: string
  readonly author: string
  /** True where a bot wrote it, or an app in a person's name. */
  readonly isBot: boolean
  /** True where its author is a bot's account. */
  readonly byBot: boolean
  /** True if GitHub counts its author neither to the repository nor to its organisation. */
  readonly byOutsider: boolean
  /** True where it was changed after it was written, by whomever: whoever may push may do that. */
  readonly isEdited: boolean
  readonly at: string
  readonly url: string
  readonly issue: number
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

/** Deletes a comment; one that is gone already is no error. */
export async function deleteComment(github: GitHub, id: number): Promise<void> {
  const { octokit, owner, repo } = github
  try {
    await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id })
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
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
  return comments.map(shape)
}

/**
 * The newest comments of all issues and pull requests, newest first, down to the one with the id
 * `last`; nothing where no comment changed since `etag`. At most `most` of them.
 */
export async function newestComments(
  github: GitHub,
  options: { readonly etag?: string; readonly last: number; readonly most: number },
): Promise<{ readonly comments: readonly Comment[]; readonly etag?: string } | undefined> {
  const { octokit, owner, repo } = github
  const found: Comment[] = []
  let etag: string | undefined
  try {
    for (let page = 1; found.length < options.most; page++) {
      const { data, headers } = await octokit.rest.issues.listCommentsForRepo({
        owner,
        repo,
        sort: 'created',
        direction: 'desc',
        per_page: 100,
        page,
        headers: page > 1 || options.etag === undefined ? {} : { 'if-none-match': options.etag },
      })
      etag ??= headers.etag
      found.push(...data.map(shape).filter(({ id }) => id > options.last))
      if (data.length < 100 || data.some(({ id }) => id <= options.last)) break
    }
  } catch (error) {
    if (statusOf(error) === 304) return undefined
    throw error
  }
  return { comments: found, ...(etag === undefined ? {} : { etag }) }
}

/** Comments that `latestComments` returns at most. */
export const mostLatest = 100

/** The newest comments of all issues and pull requests, newest first, in one request. */
export async function latestComments(github: GitHub): Promise<readonly Comment[]> {
  const { data } = await github.octokit.rest.issues.listCommentsForRepo({
    owner: github.owner,
    repo: github.repo,
    sort: 'created',
    direction: 'desc',
    per_page: mostLatest,
  })
  return data.map(shape)
}

/** A comment with how often it has each reaction. */
export type MarkedComment = Comment & { readonly reactions: Readonly<Record<string, number>> }

/**
 * A page of the comments of an issue, oldest first, with their reactions; nothing where it has not
 * changed since `etag`. `isLast` is true where no page can follow.
 */
export async function commentsPage(
  github: GitHub,
  issue: number,
  page: number,
  etag: string | undefined,
): Promise<
  | { readonly comments: readonly MarkedComment[]; readonly etag: string; readonly isLast: boolean }
  | undefined
> {
  const { octokit, owner, repo } = github
  try {
    const { data, headers } = await octokit.rest.issues.listComments({
      owner,
      repo,
      issue_number: issue,
      per_page: 100,
      page,
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    })
    const comments = data.map((comment) => ({
      ...shape(comment),
      reactions: countsOf(comment.reactions),
    }))
    return { comments, etag: headers.etag ?? '', isLast: data.length < 100 }
  } catch (error) {
    if (statusOf(error) === 304) return undefined
    throw error
  }
}

function countsOf(rollup: object | undefined): Readonly<Record<string, number>> {
  const counts = Object.entries(rollup ?? {}).filter(([, count]) => typeof count === 'number')
  return Object.fromEntries(counts)
}

/** Who gave a comment this reaction, the first hundred. */
export async function whoReacted(
  github: GitHub,
  comment: number,
  reaction: Reaction,
): Promise<readonly string[]> {
  const { data } = await github.octokit.rest.reactions.listForIssueComment({
    owner: github.owner,
    repo: github.repo,
    comment_id: comment,
    content: reaction,
    per_page: 100,
  })
  return data.flatMap(({ user }) => user?.login ?? [])
}

export type Reaction = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes'

function shape(comment: {
  readonly id: number
  readonly body?: string | undefined
  readonly user: { readonly login: string; readonly type?: string } | null
  readonly performed_via_github_app?: unknown
  readonly created_at: string
  readonly updated_at: string
  readonly html_url: string
  readonly issue_url: string
  readonly author_association?: string
}): Comment {
  return {
    id: comment.id,
    body: comment.body ?? '',
    author: comment.user?.login ?? '',
    isBot: comment.user?.type === 'Bot' || Boolean(comment.performed_via_github_app),
    byBot: comment.user?.type === 'Bot',
    byOutsider: isOutside(comment.author_association),
    isEdited: comment.updated_at !== comment.created_at,
    at: instant(comment.created_at),
    url: comment.html_url,
    issue: Number(comment.issue_url.split('/').at(-1)),
  }
}
