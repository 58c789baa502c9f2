import type { GitHub } from '../github/client.ts'
import { addressName, type Kind } from './choose.ts'

/** A record as it is now. */
export type Item = { readonly key: string; readonly value: unknown; readonly version: string }

/** A record to be written; `version` is the one that it replaces, if it replaces one. */
export type Change = { readonly key: string; readonly value: unknown; readonly version?: string }

/**
 * A BulkStore is responsible for reading and writing thousands of records of one store in few
 * requests, for whoever moves them.
 */
export type BulkStore = {
  readonly kind: Kind
  /** All records, by key, in portions. */
  read(): AsyncGenerator<readonly Item[]>
  /**
   * Writes records that are as `read` found them last; where others have changed something meanwhile
   * it ends in `record-contended`, and what it had written stays.
   */
  write(changes: readonly Change[]): Promise<void>
  close(): Promise<void>
}

/** Opens a store for moving its records. `url` is the address of the database. */
export async function openBulk(
  kind: Kind,
  options: { readonly github: GitHub; readonly url: string },
): Promise<BulkStore> {
  if (kind === 'github') {
    const { githubBulk } = await import('./github-bulk.ts')
    return githubBulk(options.github)
  }
  const { mongodbBulk } = await import('./mongodb-bulk.ts')
  const { name: repository, redact } = options.github
  return mongodbBulk({
    url: options.url,
    name: addressName,
    repository,
    redact,
  })
}
