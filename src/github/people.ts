import { statusOf, type GitHub } from './client.ts'

/** What a person may do in the repository, from least to most. */
export const permissionLevels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const

export type Level = (typeof permissionLevels)[number]

/**
 * The permission of a person, by the name of the role where it is one of GitHub's own, else by the
 * older, coarser word. (REST API: get repository permissions for a user.)
 */
export async function permissionOf(github: GitHub, login: string): Promise<Level> {
  // Whose account is gone has no name, and no permission.
  if (login === '') return 'none'
  try {
    const { data } = await github.octokit.rest.repos.getCollaboratorPermissionLevel({
      owner: github.owner,
      repo: github.repo,
      username: login,
    })
    return levelNamed(data.role_name) ?? levelNamed(data.permission) ?? 'none'
  } catch (error) {
    if (statusOf(error) === 404) return 'none'
    throw error
  }
}

function levelNamed(name: string): Level | undefined {
  return permissionLevels.find((level) => level === name)
}

/**
 * True where the person is an active member of the team `org/slug`. `unknown` where the token may
 * not ask: GITHUB_TOKEN never may. (REST API: get team membership for a user.)
 */
export async function isTeamMember(
  github: GitHub,
  team: string,
  login: string,
): Promise<boolean | 'unknown'> {
  const [org = '', slug = ''] = team.replace(/^@/, '').split('/')
  try {
    const { data } = await github.octokit.rest.teams.getMembershipForUserInOrg({
      org,
      team_slug: slug,
      username: login,
    })
    return data.state === 'active'
  } catch (error) {
    if (statusOf(error) === 404) return (await teamExists(github, org, slug)) ? false : 'unknown'
    if (statusOf(error) === 403) return 'unknown'
    throw error
  }
}

/** 404 means "no member" only to a token that may see the team at all. */
async function teamExists(github: GitHub, org: string, slug: string): Promise<boolean> {
  try {
    await github.octokit.rest.teams.getByName({ org, team_slug: slug })
    return true
  } catch {
    return false
  }
}
