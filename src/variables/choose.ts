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

/** The keys that open the variables of hostings, by the hosting's name. */
const keys: Readonly<Record<string, string>> = { render: 'RENDER_API_KEY', vercel: 'VERCEL_TOKEN' }

/**
 * What may key the digests of a place's variables: the identity that opens the snapshots, else the key
 * that opens the store. The token of a job is another one each time, and no good.
 */
export function digestSecretOf(env: Env, { settings }: Place): string | undefined {
  const identity = /^AGE-SECRET-KEY-\S+/m.exec(env['OUTAGE_AGE_IDENTITY'] ?? '')?.[0]
  const name = settings.variables?.from === undefined ? keys[settings.hosting.provider] : undefined
  return identity ?? (name === undefined ? undefined : env[name])
}
