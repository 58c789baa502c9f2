import { descriptorOf } from '../hosting/table.ts'
import type { Place } from '../config/select.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * What may key the digests of a place's variables: the identity that opens the snapshots, else the key
 * that opens the store. The token of a job is another one each time, and no good.
 */
export function digestSecretOf(env: Env, { settings }: Place): string | undefined {
  const identity = /^AGE-SECRET-KEY-\S+/m.exec(env['OUTAGE_AGE_IDENTITY'] ?? '')?.[0]
  const isHosted = settings.variables?.from === undefined
  const [name] = isHosted ? descriptorOf(settings.hosting).secrets : []
  return identity ?? (name === undefined ? undefined : env[name])
}
