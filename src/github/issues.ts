import { statusOf, type GitHub } from './client.ts'

export type IssueDraft = {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
}

export type OpenedIssue = { readonly number: number; readonly url: string }

/** Opens an issue. Labels are dropped by GitHub where the token may not push. */
export async function createIssue(github: GitHub, draft: IssueDraft): Promise<OpenedIssue> {
  const { data } = await github.octokit.rest.issues.create({
    owner: github.owner,
    repo: github.repo,
    title: draft.title,
    body: draft.body,
    labels: [...draft.labels],
  })
  return { number: data.number, url: data.html_url }
}

/** Changes an issue. There is no precondition: what people wrote since it was read is overwritten. */
export async function updateIssue(
  github: GitHub,
  number: number,
  change: Partial<IssueDraft> & { readonly state?: 'open' | 'closed' },
): Promise<void> {
  await github.octokit.rest.issues.update({
    owner: github.owner,
    repo: github.repo,
    issue_number: number,
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.body === undefined ? {} : { body: change.body }),
    ...(change.labels === undefined ? {} : { labels: [...change.labels] }),
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.state === 'closed' ? { state_reason: 'completed' as const } : {}),
  })
}

export type IssueText = {
  readonly body: string
  readonly title: string
  readonly labels: readonly string[]
  readonly state: string
  /** Login of whoever closed it. */
  readonly closedBy?: string
}

/** True where an error may say that an issue is gone: deleted, or moved to another repository (301). */
export function mayBeGone(error: unknown): boolean {
  return [301, 404, 410].includes(statusOf(error))
}

/** An issue as it is now; nothing where it does not exist here. */
export async function readIssue(github: GitHub, number: number): Promise<IssueText | undefined> {
  try {
    const { data } = await github.octokit.rest.issues.get({
      owner: github.owner,
      repo: github.repo,
      issue_number: number,
    })
    const labels = data.labels.flatMap((label) =>
      typeof label === 'string' ? label : (label.name ?? []),
    )
    // GitHub leads on to where it was moved to.
    if (data.number !== number) return undefined
    const closedBy = data.closed_by?.login
    return {
      body: data.body ?? '',
      title: data.title,
      labels,
      state: data.state,
      ...(closedBy === undefined ? {} : { closedBy }),
    }
  } catch (error) {
    if (mayBeGone(error)) return undefined
    throw error
  }
}

/** An issue, and who opened it. */
export type WrittenIssue = OpenedIssue & { readonly author: string; readonly byBot: boolean }

/** Issues changed since `since` (ISO 8601) whose body holds `marker`, the newest first. */
export async function issuesWith(
  github: GitHub,
  marker: string,
  since: string,
): Promise<readonly WrittenIssue[]> {
  const { data } = await github.octokit.rest.issues.listForRepo({
    owner: github.owner,
    repo: github.repo,
    state: 'all',
    since,
    sort: 'created',
    direction: 'desc',
    per_page: 100,
  })
  return data
    .filter(({ body }) => body?.includes(marker))
    .map(({ number, html_url, user }) => ({
      number,
      url: html_url,
      author: user?.login ?? '',
      byBot: user?.type === 'Bot',
    }))
}
