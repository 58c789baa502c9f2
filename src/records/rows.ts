import type { Collection, MongoClient } from 'mongodb'
import { databaseOf } from '../mongodb/client.ts'

/** A state of a record. States are only ever added: the newest is the record. */
export type Row = {
  /** Tells a save whose reply was lost from somebody else's. */
  readonly _id: string
  /** `owner/name`, in small letters: many repositories may share a database. */
  readonly repository: string
  readonly key: string
  /** From 1; together with the two above it is there once. */
  readonly revision: number
  /** Left out of old states, of which the number is kept all the same. */
  readonly value?: unknown
  /** What changed, and when: for people who look. */
  readonly why: string
  readonly at: Date
}

/** The collection of records, in the database that the address names; `wait` for a majority, in milliseconds. */
export function rowsOf(client: MongoClient, url: string, wait: number): Collection<Row> {
  return client.db(databaseOf(url, 'outage')).collection<Row>('records', {
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', wtimeoutMS: wait },
  })
}

/** Sees to it that each state is there once. Where the index exists this is one round trip. */
export async function makeIndex(rows: Collection<Row>): Promise<void> {
  await rows.createIndex({ repository: 1, key: 1, revision: 1 }, { unique: true })
}
