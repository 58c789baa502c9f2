import { messageOf, statusOf, type GitHub } from './client.ts'
import type { OpenedIssue } from './issues.ts'
import { createOnce } from './once.ts'

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
    const ref = `refs/heads/${draft.branch}`
    // A second try, where the first one's answer was lost, meets its own branch.
    const once = () => git.createRef({ ...place, ref, sha: draft.sha })
    await createOnce(once, async () => undefined)
  } catch (error) {
    if (!messageOf(error).includes('already exists')) {
      if ([403, 404, 422].includes(statusOf(error))) return { refused: messageOf(error) }
      throw error
    }
  }
  const find = async (): Promise<OpenedIssue | undefined> => {
    const { data } = await pulls.list({
      ...place,
      head: `${github.owner}:${draft.branch}`,
      state: 'all',
    })
    return data[0] && { number: data[0].number, url: data[0].html_url }
  }
  const create = async (): Promise<OpenedIssue> => {
    const { title, body, branch, base } = draft
    const { data } = await pulls.create({ ...place, title, body, head: branch, base })
    return { number: data.number, url: data.html_url }
  }
  try {
    return (await find()) ?? (await createOnce(create, find))
  } catch (error) {
    if ([403, 422].includes(statusOf(error))) return { refused: messageOf(error) }
    throw error
  }
}
