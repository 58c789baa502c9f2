import type { Place } from '../config/select.ts'
import type { GitHub } from '../github/client.ts'
import type { Hosting, VariableStore } from '../ports.ts'
import { dotenvStore } from './dotenv.ts'
import { githubVariables } from './github-variables.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where variables may live, as far as it has to be opened. */
export type Around = {
  readonly hosting: () => Hosting
  /** The repository of the service's code. */
  readonly code: GitHub
  /** The same with a token that may have variables, where there is one. */
  readonly withVariables: (token: string) => GitHub
  readonly env: Env
}

/** The store of a place's variables; nothing where the configuration says nothing of them. */
export function chooseStore(place: Place, around: Around): VariableStore | undefined {
  const { variables, branch } = place.settings
  if (variables === undefined) return undefined
  const { from } = variables
  if (from === undefined) return around.hosting().variables
  if ('dotenv' in from) return dotenvStore(around.code, { path: from.dotenv, branch })
  const token = around.env['OUTAGE_VARIABLES_TOKEN'] ?? ''
  const github = token === '' ? around.code : around.withVariables(token)
  return githubVariables(github, from.github === 'environment' ? place.environment : undefined)
}
