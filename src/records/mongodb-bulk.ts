import { randomUUID } from 'node:crypto'
import { OutageError } from '../errors.ts'
import { openClient } from '../mongodb/client.ts'
import { restored, storable } from '../mongodb/storable.ts'
import { troubleOf } from '../mongodb/trouble.ts'
import type { BulkStore, Change, Item } from './bulk.ts'
import { portions } from './portions.ts'
import type { MongoRecordsOptions } from './mongodb.ts'
import { makeIndex, rowsOf, type Row } from './rows.ts'

/** Nobody waits for an outage to be handled here. */
const patience = { connect: 10_000, answer: 120_000 }

const portion = 500

/** The records of a repository in a database, many at once. */
export async function mongodbBulk(options: MongoRecordsOptions): Promise<BulkStore> {
  const client = await openClient(options.url, options.name, patience)
  const rows = rowsOf(client, options.url, patience.answer)
  const repository = options.repository.toLowerCase()
  let isIndexed = false

  async function* read(): AsyncGenerator<readonly Item[]> {
    const found = rows
      .find({ repository, value: { $exists: true } }, { sort: { key: 1, revision: -1 } })
      .batchSize(portion)
    let items: Item[] = []
    let last: string | undefined
    try {
      for await (const { key, value, revision } of found) {
        // The newest state of each comes first.
        if (key === last) continue
        last = key
        items.push({ key, value: restored(value), version: String(revision) })
        if (items.length < portion) continue
        yield items
        items = []
      }
    } catch (error) {
      throw explained(error)
    }
    if (items.length > 0) yield items
  }

  async function write(changes: readonly Change[]): Promise<void> {
    try {
      if (!isIndexed) await makeIndex(rows)
      isIndexed = true
      for (const part of portions(changes, portion)) await rows.insertMany(part.map(rowOf))
    } catch (error) {
      throw explained(error)
    }
  }

  function rowOf({ key, value, version }: Change): Row {
    const json: unknown = JSON.parse(JSON.stringify(options.redact(value)))
    const state = { repository, key, revision: Number(version ?? 0) + 1, value: storable(json) }
    return { _id: randomUUID(), ...state, why: 'Copy from GitHub', at: new Date() }
  }

  return { kind: 'mongodb', read, write, close: () => client.close() }
}

function explained(error: unknown): unknown {
  if (error instanceof OutageError) return error
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000) {
    return new OutageError('record-contended', 'Records were saved by others meanwhile.', {
      remedy: 'Run it again; what is copied already stays.',
      cause: error,
    })
  }
  return new OutageError('database-unavailable', `The database ${troubleOf(error).text}.`, {
    remedy: `Look at the database and at \`OUTAGE_MONGODB_URI\`, then run it again; what is copied already stays.`,
    cause: error,
  })
}
