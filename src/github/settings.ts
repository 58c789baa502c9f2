import { statusOf, type GitHub } from './client.ts'

/** What GitHub says of the repository to this token. */
export type RepositoryFacts = {
  readonly defaultBranch: string
  /** True where the token's account may push; nothing where GitHub does not say. */
  readonly mayPush?: boolean
  /** Scopes of a classic token; nothing for every other kind. */
  readonly scopes?: readonly string[]
  readonly isPrivate: boolean
}

/** The repository, with what can be seen of the token. (REST API: get a repository.) */
export async function readRepository(github: GitHub): Promise<RepositoryFacts> {
  const { owner, repo } = github
  const { data, headers } = await github.octokit.rest.repos.get({ owner, repo })
  const scopes = headers['x-oauth-scopes']
  return {
    defaultBranch: data.default_branch,
    isPrivate: data.private,
    ...(data.permissions === undefined ? {} : { mayPush: data.permissions.push }),
    ...(typeof scopes === 'string' && scopes !== ''
      ? { scopes: scopes.split(',').map((scope) => scope.trim()) }
      : {}),
  }
}

/** Kinds of the rules that hold for a branch, also of one that is not there yet. Rulesets only. */
export async function branchRules(github: GitHub, branch: string): Promise<readonly string[]> {
  const { owner, repo } = github
  const { data } = await github.octokit.rest.repos.getBranchRules({ owner, repo, branch })
  return data.map(({ type }) => type)
}

/** Whether a branch is there, and protected in the older way, which rulesets do not show. */
export async function readBranch(
  github: GitHub,
  branch: string,
): Promise<{ readonly isProtected: boolean } | undefined> {
  const { owner, repo } = github
  try {
    const { data } = await github.octokit.rest.repos.getBranch({ owner, repo, branch })
    return { isProtected: data.protected }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

/** "Allow GitHub Actions to create and approve pull requests"; nothing where the token may not ask. */
export async function mayActionsOpenPulls(github: GitHub): Promise<boolean | undefined> {
  const { owner, repo, octokit } = github
  try {
    const { data } =
      await octokit.rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository({
        owner,
        repo,
      })
    return data.can_approve_pull_request_reviews
  } catch (error) {
    if ([403, 404].includes(statusOf(error))) return undefined
    throw error
  }
}

/**
 * Names of the secrets that workflows of the repository can read without an environment, its
 * organisation's too; nothing where the token may not ask.
 */
export async function secretNames(github: GitHub): Promise<ReadonlySet<string> | undefined> {
  const { owner, repo, octokit } = github
  const most = { owner, repo, per_page: 100 }
  try {
    const answers = await Promise.all([
      octokit.paginate(octokit.rest.actions.listRepoSecrets, most),
      octokit.paginate(octokit.rest.actions.listRepoOrganizationSecrets, most),
    ])
    return new Set(answers.flat().map(({ name }) => name))
  } catch (error) {
    if ([403, 404].includes(statusOf(error))) return undefined
    throw error
  }
}

/** Names of the files in a folder, on the default branch; none where there is no such folder. */
export async function listFolder(github: GitHub, path: string): Promise<readonly string[]> {
  const { owner, repo } = github
  try {
    const { data } = await github.octokit.rest.repos.getContent({ owner, repo, path })
    return Array.isArray(data) ? data.map(({ name }) => name) : []
  } catch (error) {
    if (statusOf(error) === 404) return []
    throw error
  }
}

/** A part of GitHub's API, by the permission that it takes. */
export type Area = 'issues' | 'pull-requests' | 'deployments' | 'actions'

/** Asks for one entry of an area. Throws what GitHub answers to a token that may not read it. */
export async function readArea(github: GitHub, area: Area): Promise<void> {
  const { owner, repo, octokit } = github
  const one = { owner, repo, per_page: 1 }
  const ask = {
    issues: () => octokit.rest.issues.listForRepo(one),
    'pull-requests': () => octokit.rest.pulls.list(one),
    deployments: () => octokit.rest.repos.listDeployments(one),
    actions: () => octokit.rest.actions.listWorkflowRunsForRepo(one),
  } satisfies Record<Area, () => Promise<unknown>>
  await ask[area]()
}
