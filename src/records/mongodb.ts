import { randomUUID } from 'node:crypto'
import type { Collection, Document, Filter, MongoClient } from 'mongodb'
import { OutageError } from '../errors.ts'
import { openClient } from '../mongodb/client.ts'
import { persist, type MongoPolicy } from '../mongodb/persist.ts'
import { restored, storable } from '../mongodb/storable.ts'
import type { ConnectedStore } from './choose.ts'
import { portions } from './portions.ts'
import { makeIndex, rowsOf, type Row } from './rows.ts'

export type MongoRecordsOptions = {
  readonly url: string
  /** The variable that holds the address, for messages. */
  readonly name: string
  /** `owner/name` */
  readonly repository: string
  /** Keeps secrets out of what is saved. */
  readonly redact: (value: unknown) => unknown
  readonly policy?: MongoPolicy
}

const usualPolicy: MongoPolicy = { budget: 6_000, connect: 2_000, answer: 4_000, pause: 200 }

/** A database, to which the way can be made before anything is asked. */
export type Database = ConnectedStore & { connect(): void }

/** States of a record that keep their value at least: enough to look back, and few to step over. */
const kept = 10

/**
 * Records in a collection of MongoDB. Saving is adding the state that comes after the one that was
 * read, under a unique key with its number, so one of two writers wins. It is not an update with the
 * version in its filter, because not every server that speaks MongoDB's protocol makes these one
 * after the other: FerretDB 1.24 lets all of several win. Whatever keeps the database from answering
 * within the budget ends in `database-unavailable`.
 */
export function mongodbRecords(options: MongoRecordsOptions): Database {
  const policy = options.policy ?? usualPolicy
  const repository = options.repository.toLowerCase()
  let client: Promise<MongoClient> | undefined
  let index: Promise<unknown> | undefined
  let closed = false

  /** A client that could not connect at first never will; the next try makes another. */
  async function connected(): Promise<MongoClient> {
    const opened = await openClient(options.url, options.name, policy)
    try {
      return await opened.connect()
    } catch (error) {
      client = undefined
      await opened.close()
      throw error
    }
  }

  async function rows(): Promise<Collection<Row>> {
    if (closed) throw new OutageError('unexpected', 'The store of records is closed.')
    client ??= connected()
    return rowsOf(await client, options.url, policy.answer)
  }

  /** Asked for once in a run, and only by a save: making it where it exists costs a round trip. */
  async function ensureIndex(collection: Collection<Row>): Promise<void> {
    index ??= makeIndex(collection)
    await index.catch((error: unknown) => {
      index = undefined
      throw error
    })
  }

  async function newest(key: string): Promise<Row | null> {
    return (await rows()).findOne({ repository, key }, { sort: { revision: -1 } })
  }

  /** Adds a state; false where there is another one of that number already. */
  async function add(row: Row): Promise<boolean> {
    const collection = await rows()
    await ensureIndex(collection)
    try {
      await collection.insertOne(row)
      return true
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    return isOurs(collection, row)
  }

  /** Whether the state of that number is ours, saved by an attempt whose reply was lost. */
  async function isOurs(
    collection: Collection<Row>,
    { _id, key, revision }: Row,
  ): Promise<boolean> {
    const projection = { _id: 1 } as const
    const state = { repository, key, revision }
    // The primary has it before a majority has: only then is it saved for good.
    const there = await collection.findOne(state, { projection, readConcern: 'local' })
    if (there?._id !== _id) return false
    if (await collection.findOne({ _id }, { projection })) return true
    throw Object.assign(new Error('not yet'), { code: 64, codeName: 'WriteConcernTimeout' })
  }

  /** Takes the values out of old states; nobody waits for it. */
  function thin(key: string, revision: number): void {
    const old = { repository, key, revision: { $lte: revision - kept }, value: { $exists: true } }
    void rows()
      .then((collection) => collection.updateMany(old, { $unset: { value: '' } }))
      .catch(() => undefined)
  }

  async function ask<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await persist(attempt, policy)
    } catch (error) {
      // What was given up is not to be carried out later, behind everybody's back.
      const open = client
      client = undefined
      void open?.then((one) => one.close()).catch(() => undefined)
      throw error
    }
  }

  return {
    async load(key) {
      const row = await ask(() => newest(key))
      return row === null
        ? undefined
        : { value: restored(row.value), version: String(row.revision) }
    },

    async save(key, value, version, why) {
      // What other stores would give back: JSON, without what JSON leaves out.
      const json: unknown = JSON.parse(JSON.stringify(options.redact(value)))
      const revision = Number(version ?? 0) + 1
      const state = { repository, key, revision, value: storable(json), why, at: new Date() }
      const row = { _id: randomUUID(), ...state }
      if (!(await ask(() => add(row)))) return 'conflict'
      if (revision % kept === 0) thin(key, revision)
      return { version: String(revision) }
    },

    async list(prefix) {
      const range = { $gte: prefix, $lt: `${prefix}${lastCharacter}` }
      const newestOf = [
        { $match: { repository, key: range } },
        { $group: { _id: '$key', revision: { $max: '$revision' } } },
      ]
      const found = await ask(async () =>
        revisionsOf(await rows(), { repository, key: range }, newestOf),
      )
      return [...found]
        .map(([key, revision]) => ({ key, version: String(revision) }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    },

    async loadMany(listed) {
      const found = new Map<string, unknown>()
      for (const part of portions(listed, 500)) {
        const states = part.map(({ key, version }) => ({ key, revision: Number(version) }))
        const read = await ask(async () =>
          (await rows()).find({ repository, value: { $exists: true }, $or: states }).toArray(),
        )
        for (const { key, value } of read) found.set(key, restored(value))
      }
      return listed.map(({ key }) => found.get(key))
    },

    connect() {
      void rows().catch(() => undefined)
    },

    async close() {
      closed = true
      const open = await client?.catch(() => undefined)
      await open?.close().catch(() => undefined)
    },
  }
}

/** The newest revision of each key. */
async function revisionsOf(
  collection: Collection<Row>,
  filter: Filter<Row>,
  newestOf: Document[],
): Promise<ReadonlyMap<string, number>> {
  try {
    const groups = await collection.aggregate(newestOf).toArray()
    return new Map(groups.map(({ _id, revision }) => [String(_id), Number(revision)]))
  } catch (error) {
    if (!isUnsupported(error)) throw error
    // FerretDB has no `$max`: the index alone answers this, too.
    const projection = { _id: 0, key: 1, revision: 1 }
    const rows = await collection
      .find(filter, { projection })
      .sort({ key: 1, revision: 1 })
      .toArray()
    return new Map(rows.map(({ key, revision }) => [key, revision]))
  }
}

/** True where the server does not know what was asked of it. (MongoDB: error codes 59, 238.) */
function isUnsupported(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : 0
  return [59, 115, 238, 15_952].includes(Number(code))
}

/** Nothing that begins with a prefix comes after the prefix and this. */
const lastCharacter = '\u{10FFFF}'

function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000
}
