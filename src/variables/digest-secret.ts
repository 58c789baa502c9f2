import type { Place } from '../config/select.ts'

type Env = Readonly<Record<string, string | undefined>>

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
