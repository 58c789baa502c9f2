import { OutageError } from '../errors.ts'
import type { Config } from '../config/schema.ts'
import type { GitHub } from '../github/client.ts'
import { isTeamMember, permissionLevels, type Level } from '../github/people.ts'
import { explained, isPassing } from './answer.ts'
import type { Engine } from './context.ts'
import type { Definition } from './definition.ts'

/** The level that a command needs in a configuration; `none` where anyone may run it. */
export function levelFor(definition: Definition, config: Config | undefined): Level {
  const own = config?.permissions[definition.name]
  if (typeof own === 'string') return own
  if (definition.permission === 'anyone') return 'none'
  if (definition.permission !== 'usual') return definition.permission
  return config?.permissions.default ?? 'write'
}

/** How one level stands to another. */
export function atLeast(level: Level, needed: Level): boolean {
  return permissionLevels.indexOf(level) >= permissionLevels.indexOf(needed)
}

/**
 * Throws `permission-denied`, saying what it takes, unless the person has the level that the command
 * needs or is in one of the teams of the configuration. Throws `permission-unknown` where that
 * cannot be told.
 */
export async function authorize(
  github: GitHub,
  definition: Definition,
  config: Config,
  person: { readonly login: string; readonly level: Level },
  line: string,
): Promise<void> {
  const needed = levelFor(definition, config)
  if (atLeast(person.level, needed)) return
  const teams = config.permissions.teams ?? []
  if (await isInTeam(github, teams, person.login)) return
  throw denied({ definition, needed, level: person.level, teams, line })
}

/** True for a member of one of the teams; `permission-unknown` if the token may not read them. */
export async function isInTeam(
  github: GitHub,
  teams: readonly string[],
  login: string,
): Promise<boolean> {
  const answers = await Promise.all(teams.map((team) => isTeamMember(github, team, login)))
  if (answers.includes(true)) return true
  if (answers.includes('unknown')) throw unknownTeams(teams)
  return false
}

/** The permission of a person; `permission-unknown` where GitHub does not say. */
export async function levelOf(engine: Pick<Engine, 'levelOf'>, login: string): Promise<Level> {
  try {
    return await engine.levelOf(login)
  } catch (cause) {
    const problem = explained(cause)
    if (isPassing(problem)) throw problem
    throw new OutageError('permission-unknown', `GitHub did not say what @${login} may do here.`, {
      cause,
    })
  }
}

function unknownTeams(teams: readonly string[]): OutageError {
  const message = `The configuration names ${teams.join(', ')}, and this token may not read teams.`
  return new OutageError('permission-unknown', message, {
    remedy:
      'Pass a token with `read:org` (a GitHub App’s, or a personal one) as `github-token`; the GITHUB_TOKEN of a workflow can never read teams.',
  })
}

/** It names what it takes, never who has it: anybody can ask in a public repository. */
function denied(about: {
  readonly definition: Definition
  readonly needed: Level
  readonly level: Level
  readonly teams: readonly string[]
  readonly line: string
}): OutageError {
  const { definition, needed, level, teams, line } = about
  const has = level === 'none' ? 'no permission here' : level
  const members = teams.map((team) => `a member of ${team}`)
  const who = [`somebody with ${needed} permission`, ...members].join(', or ')
  return new OutageError(
    'permission-denied',
    `\`/${definition.name}\` needs ${needed} permission; you have ${has}.`,
    { remedy: `Ask ${who} to paste it.`, line },
  )
}
