import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Variable } from '../ports.ts'

/**
 * The key of digests. It comes from a secret that opens the values anyway, so that digests tell nobody
 * anything who could not read the values; docs/decisions/007-snapshots-of-variables.md says why.
 */
export type DigestKey = { readonly id: string; readonly bytes: Buffer }

/**
 * The key that a secret gives for one place: always the same, so that snapshots can be compared.
 * Without a secret it is one that nobody knows again.
 */
export function digestKey(
  secret: string | undefined,
  place: { readonly service: string; readonly environment: string },
): DigestKey {
  if (secret === undefined) return named(randomBytes(32))
  const salt = JSON.stringify([place.service, place.environment])
  return named(Buffer.from(hkdfSync('sha256', secret, salt, 'outage-playbook digests', 32)))
}

/** A key that was kept. */
export function named(bytes: Buffer): DigestKey {
  const id = createHmac('sha256', bytes).update('id').digest('hex').slice(0, 16)
  return { id, bytes }
}

/** What tells whether a value has changed. Equal values of two variables have different digests. */
export function digestOf({ bytes }: DigestKey, { name, value }: Variable): string | undefined {
  if (value === undefined) return undefined
  const text = JSON.stringify([name, value])
  return createHmac('sha256', bytes).update(text).digest('base64url').slice(0, 22)
}
