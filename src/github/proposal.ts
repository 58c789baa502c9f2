import { messageOf, statusOf, type GitHub } from './client.ts'
import { createCommit, readCommit } from './git.ts'
import type { OpenedIssue } from './issues.ts'
import { createOnce } from './once.ts'

export type Proposal = {
  readonly path: string
  readonly text: string
  /** Ours alone: it is moved by force. */
  readonly branch: string
  readonly title: string
  readonly body: string
  /** True where the branch holds the text already: only the pull request may be missing. */
  readonly isUpToDate: boolean
}

/** The branch that a repository shows first. */
async function defaultBranch(github: GitHub): Promise<string> {
  const { owner, repo } = github
  return (await github.octokit.rest.repos.get({ owner, repo })).data.default_branch
}

/**
 * One open pull request that makes a file what it should be: the one that is open is brought up to
 * date, and where none is, one is opened. `refused` holds GitHub's reason.
 */
export async function propose(
  github: GitHub,
  proposal: Proposal,
): Promise<OpenedIssue | { readonly refused: string }> {
  const { branch, title, body } = proposal
  const base = await defaultBranch(github)
  try {
    if (!proposal.isUpToDate) await pushText(github, proposal, base)
    return await keepPull(github, { title, body, head: branch, base })
  } catch (error) {
    if ([403, 422].includes(statusOf(error))) return { refused: messageOf(error) }
    throw error
  }
}

async function pushText(
  github: GitHub,
  { path, text, branch, title }: Proposal,
  base: string,
): Promise<void> {
  const { owner, repo, octokit } = github
  const head = await readCommit(github, base)
  if (head === undefined) throw new Error(`There is no branch ${base}.`)
  const { data: tree } = await octokit.rest.git.createTree({
    owner,
    repo,
    base_tree: head.tree,
    tree: [{ path, mode: '100644', type: 'blob', content: text }],
  })
  const sha = await createCommit(github, { message: title, tree: tree.sha, parent: head.sha })
  await pointAt(github, branch, sha)
}

async function pointAt(github: GitHub, branch: string, sha: string): Promise<void> {
  const { owner, repo, octokit } = github
  const { git } = octokit.rest
  const move = () => git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force: true })
  try {
    await move()
  } catch (error) {
    if (statusOf(error) !== 404 && !messageOf(error).includes('does not exist')) throw error
    const create = () => git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha })
    try {
      await createOnce(create, async () => undefined)
    } catch (another) {
      // A second try, where the first one's answer was lost, meets its own branch.
      if (!messageOf(another).includes('already exists')) throw another
      await move()
    }
  }
}

async function keepPull(
  github: GitHub,
  pull: {
    readonly title: string
    readonly body: string
    readonly head: string
    readonly base: string
  },
): Promise<OpenedIssue> {
  const { owner, repo, octokit } = github
  const find = async (): Promise<OpenedIssue | undefined> => {
    const about = { owner, repo, head: `${owner}:${pull.head}`, state: 'open' as const }
    const { data } = await octokit.rest.pulls.list(about)
    return data[0] && { number: data[0].number, url: data[0].html_url }
  }
  const create = async (): Promise<OpenedIssue> => {
    const { data } = await octokit.rest.pulls.create({ owner, repo, ...pull })
    return { number: data.number, url: data.html_url }
  }
  return (await find()) ?? createOnce(create, find)
}
