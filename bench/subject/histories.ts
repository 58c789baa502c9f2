import { MongoClient } from 'mongodb'
import type { RecordStore } from '../../src/ports.ts'
import { githubRecords } from '../../src/records/github.ts'
import { mongodbRecords } from '../../src/records/mongodb.ts'
import { openProxy } from '../../test/mongodb/proxy.ts'
import { longHistory, seedBranch } from '../../test/records/long-history.ts'
import { openSite } from './site.ts'

/** A store with a history of closed incidents and one that is open, and what it asks for. */
export type History = {
  readonly store: RecordStore
  /** Requests so far. */
  count(): number
  close(): Promise<void>
}

/** That many incidents on the branch of a rehearsed GitHub. */
export async function historyOnGitHub(incidents: number): Promise<History> {
  const site = await openSite(10)
  await seedBranch(site.git, incidents)
  return {
    store: githubRecords(site.client),
    count: () => site.github.requests.length,
    close: site.close,
  }
}

// A server that has no use for the index reads every document, and takes seconds.
const patient = { budget: 120_000, connect: 10_000, answer: 120_000, pause: 100 }

/** That many incidents in the database at `url`. */
export async function historyInMongo(url: string, incidents: number): Promise<History> {
  const proxy = await openProxy(url)
  const repository = 'acme/chatbot-fluxa'
  const redact = (value: unknown): unknown => value
  const store = mongodbRecords({ url: proxy.url, name: 'URI', repository, redact, policy: patient })
  // The store makes the collection and its index.
  const [[key = '', value = {}] = [], ...others] = [...longHistory(incidents)]
  await store.save(key, value, undefined, 'Begin')
  const client = new MongoClient(url)
  const state = { repository, revision: 1, why: 'Begin', at: new Date() }
  await client
    .db()
    .collection('records')
    .insertMany(others.map(([key, value]) => ({ ...state, key, value })))
  await client.close()
  return {
    store,
    count: () => proxy.commands.length,
    async close() {
      await store.close()
      await proxy.close()
    },
  }
}
