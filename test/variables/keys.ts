import { generateX25519Identity, identityToRecipient } from 'age-encryption'

/** Somebody who can open snapshots. */
export type Keys = { readonly identity: string; readonly recipient: string }

/** A new pair of keys. */
export async function newKeys(): Promise<Keys> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
