import { messageOf, statusOf, type GitHub } from './client.ts'
import type { OpenedIssue } from './issues.ts'

export type PullDraft = {
  readonly title: string
  readonly body: string
  readonly branch: string
  readonly base: string
  readonly sha: string
}

/**
 * A pull request that brings `sha` to `base`, from a branch of its own. Asked twice it answers the
 * same one. `refused` holds GitHub's reason, such as the setting that forbids Actions to open any.
 */
export async function openPull(
  github: GitHub,
  draft: PullDraft,
): Promise<OpenedIssue | { readonly refused: string }> {
  const place = { owner: github.owner, repo: github.repo }
  const { git, pulls } = github.octokit.rest
  try {
    await git.createRef({ ...place, ref: `refs/heads/${draft.branch}`, sha: draft.sha })
  } catch (error) {
    if (!messageOf(error).includes('already exists')) {
      if ([403, 404, 422].includes(statusOf(error))) return { refused: messageOf(error) }
      throw error
    }
  }
  const { data: existing } = await pulls.list({
    ...place,
    head: `${github.owner}:${draft.branch}`,
    state: 'all',
  })
  const [known] = existing
  if (known) return { number: known.number, url: known.html_url }
  try {
    const { data } = await pulls.create({
      ...place,
      title: draft.title,
      body: draft.body,
      head: draft.branch,
      base: draft.base,
    })
    return { number: data.number, url: data.html_url }
  } catch (error) {
    if ([403, 422].includes(statusOf(error))) return { refused: messageOf(error) }
    throw error
  }
}
