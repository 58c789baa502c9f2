import { messageOf, statusOf, type GitHub } from './client.ts'

export type CommitInfo = {
  readonly sha: string
  readonly title: string
  readonly author: string
  readonly tree: string
}

/** Where a commit stands towards the head of a branch. */
export type Comparison = {
  readonly base: CommitInfo
  readonly head: CommitInfo
  /** True where the base is in the history of the head. */
  readonly ancestor: boolean
  /** Commits after the base, oldest first; at most 250. */
  readonly commits: readonly CommitInfo[]
  readonly total: number
  /** True where files below `.github/workflows` differ, or might (GitHub lists 300 files at most). */
  readonly workflowsDiffer: boolean
}

type ApiCommit = {
  readonly sha: string
  readonly commit: {
    readonly message: string
    readonly tree: { readonly sha: string }
    readonly author: { readonly name?: string | undefined } | null
  }
  readonly author: { readonly login?: string } | null
}

function info(commit: ApiCommit): CommitInfo {
  return {
    sha: commit.sha,
    title: commit.commit.message.split('\n')[0] ?? '',
    author: commit.author?.login ?? commit.commit.author?.name ?? 'unknown',
    tree: commit.commit.tree.sha,
  }
}

/** Compares a commit with the head of a branch; nothing where either does not exist. */
export async function compare(
  github: GitHub,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  try {
    const { data } = await github.octokit.rest.repos.compareCommitsWithBasehead({
      owner: github.owner,
      repo: github.repo,
      basehead: `${base}...${head}`,
    })
    const commits = data.commits.map((commit) => info(commit as ApiCommit))
    const baseInfo = info(data.base_commit as ApiCommit)
    const files = data.files ?? []
    const workflow = files.some(({ filename, previous_filename }) =>
      [filename, previous_filename].some((name) => name?.startsWith('.github/workflows/')),
    )
    const ancestor = data.status === 'ahead' || data.status === 'identical'
    // Past 250 commits the list ends before the head.
    const last = commits.at(-1) ?? baseInfo
    const complete = data.total_commits <= commits.length
    const tip = complete && ancestor ? last : await readCommit(github, head)
    if (tip === undefined) return undefined
    return {
      base: baseInfo,
      head: tip,
      ancestor,
      commits,
      total: data.total_commits,
      workflowsDiffer: workflow || files.length >= 300,
    }
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return undefined
    throw error
  }
}

/**
 * What may be the name of a commit. Anything else could be taken for another path by the API's
 * address, or for an option. (git: check-ref-format.)
 */
function isRef(text: string): boolean {
  return /^(?![-./])[^\s~^:?*[\\]{1,250}$/.test(text) && !text.includes('..')
}

/**
 * A commit by sha, branch or tag; nothing where there is none. GitHub knows the commits of all forks
 * too: that there is one says nothing about whose it is.
 */
export async function readCommit(github: GitHub, ref: string): Promise<CommitInfo | undefined> {
  if (!isRef(ref)) return undefined
  try {
    const { data } = await github.octokit.rest.repos.getCommit({
      owner: github.owner,
      repo: github.repo,
      ref,
      per_page: 1,
    })
    return info(data as ApiCommit)
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return undefined
    throw error
  }
}

/** Commits of a branch between two moments (ISO 8601), newest first; at most thirty. */
export async function commitsBetween(
  github: GitHub,
  branch: string,
  since: string,
  until: string,
): Promise<
  readonly (CommitInfo & { readonly message: string; readonly at: string; readonly url: string })[]
> {
  try {
    const { data } = await github.octokit.rest.repos.listCommits({
      owner: github.owner,
      repo: github.repo,
      sha: branch,
      since,
      until,
      per_page: 30,
    })
    return data.map((commit) => ({
      ...info(commit as ApiCommit),
      message: commit.commit.message,
      at: commit.commit.committer?.date ?? '',
      url: commit.html_url,
    }))
  } catch (error) {
    if ([404, 409].includes(statusOf(error))) return []
    throw error
  }
}

/** Commits of a branch, newest first. */
export async function listCommits(
  github: GitHub,
  branch: string,
  limit: number,
): Promise<readonly (CommitInfo & { readonly message: string })[]> {
  try {
    const { data } = await github.octokit.rest.repos.listCommits({
      owner: github.owner,
      repo: github.repo,
      sha: branch,
      per_page: limit,
    })
    return data.map((commit) => ({ ...info(commit as ApiCommit), message: commit.commit.message }))
  } catch (error) {
    if ([404, 409].includes(statusOf(error))) return []
    throw error
  }
}

/** The tree of `target`, but with the `.github` folder of `head`: its sha. */
export async function treeKeepingGithubFolder(
  github: GitHub,
  target: string,
  head: string,
): Promise<string> {
  const place = { owner: github.owner, repo: github.repo }
  const { git } = github.octokit.rest
  const [{ data: targetTree }, { data: headTree }] = await Promise.all([
    git.getTree({ ...place, tree_sha: target }),
    git.getTree({ ...place, tree_sha: head }),
  ])
  const entries = [
    ...targetTree.tree.filter(({ path }) => path !== '.github'),
    ...headTree.tree.filter(({ path }) => path === '.github'),
  ]
  const { data } = await git.createTree({
    ...place,
    tree: entries.map(({ path, mode, type, sha }) => ({
      path,
      mode: mode as '100644',
      type: type as 'blob',
      sha,
    })),
  })
  return data.sha
}

/** Makes a commit that no branch points at yet. Without an author, GitHub signs it. */
export async function createCommit(
  github: GitHub,
  commit: { readonly message: string; readonly tree: string; readonly parent: string },
): Promise<string> {
  const { data } = await github.octokit.rest.git.createCommit({
    owner: github.owner,
    repo: github.repo,
    message: commit.message,
    tree: commit.tree,
    parents: [commit.parent],
  })
  return data.sha
}

/** What became of an attempt to move a branch. */
export type MoveResult = 'moved' | 'head-moved' | 'protected' | 'workflows-refused'

/** Moves a branch forward to `sha`, never by force. */
export async function moveBranch(github: GitHub, branch: string, sha: string): Promise<MoveResult> {
  try {
    await github.octokit.rest.git.updateRef({
      owner: github.owner,
      repo: github.repo,
      ref: `heads/${branch}`,
      sha,
      force: false,
    })
    return 'moved'
  } catch (error) {
    return judgeMove(error)
  }
}

function judgeMove(error: unknown): MoveResult {
  const message = messageOf(error)
  if (/not a fast forward/i.test(message)) return 'head-moved'
  if (/workflows?` permission|without `workflows/i.test(message)) return 'workflows-refused'
  if (/protected branch|repository rule violations|required status/i.test(message))
    return 'protected'
  throw error
}
