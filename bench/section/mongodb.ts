import { MongoClient } from 'mongodb'
import { mongodbRecords } from '../../src/records/mongodb.ts'
import { stopwatch } from '../measure/stopwatch.ts'
import { busyRecord } from '../subject/record.ts'
import { rowOf, type RecordsRow } from './records.ts'

/**
 * Loads and saves one record in the database at `url` through the store, and in the one at `other`
 * with the bare driver, in turns.
 */
export async function measureMongo(
  { url, other, server }: { readonly url: string; readonly other: string; readonly server: string },
  runs: number,
): Promise<readonly RecordsRow[]> {
  const repository = 'acme/chatbot-fluxa'
  const redact = (value: unknown): unknown => value
  const store = mongodbRecords({ url, name: 'URI', repository, redact })
  const client = new MongoClient(other)
  const bare = client.db().collection('records', { writeConcern: { w: 'majority' } })
  const record = busyRecord()
  let version: string | undefined
  const save = async (count: number): Promise<void> => {
    const saved = await store.save('ours', { ...record, count }, version, 'Save it')
    if (saved === 'conflict') throw new Error('Nobody else was there, and there was a conflict.')
    version = saved.version
  }
  const theirs = { repository, key: 'theirs' }
  const insert = (revision: number): Promise<unknown> =>
    bare.insertOne({ ...theirs, revision, value: { ...record, count: revision } })
  /** As many states as the store keeps: some servers read them all. */
  const thin = (revision: number): Promise<unknown> =>
    bare.deleteMany({ ...theirs, revision: { $lt: revision - (10 + (revision % 10)) } })
  // Before anything counts: connections, the collections, the index.
  await save(0)
  await insert(0)
  await bare.createIndex({ repository: 1, key: 1, revision: 1 }, { unique: true })
  const took = { save: [0], put: [0], load: [0], get: [0] }
  for (const list of Object.values(took)) list.length = 0
  for (let run = 0; run < runs; run++) {
    took.save.push(await stopwatch(() => save(run + 1)))
    took.put.push(await stopwatch(() => insert(run + 1)))
    took.load.push(await stopwatch(() => store.load('ours')))
    await thin(run + 1)
    took.get.push(await stopwatch(() => bare.findOne(theirs, { sort: { revision: -1 } })))
  }
  await store.close()
  await client.close()
  return [
    rowOf(`load, in ${server}`, took.load, took.get, 1),
    rowOf(`save, in ${server}`, took.save, took.put, 1),
  ]
}
