import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import type { RecordStore } from '../../src/ports.ts'
import { githubRecords } from '../../src/records/github.ts'
import { mongodbRecords } from '../../src/records/mongodb.ts'
import { storable } from '../../src/mongodb/storable.ts'
import { connect } from '../github/connect.ts'
import { openProxy } from '../mongodb/proxy.ts'
import { describeMongo } from '../mongodb/suite.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { incidentAt, longHistory, seedBranch, serviceWith } from './long-history.ts'
import { keysOf } from './keys.ts'

/** A store with a history, and a count of the requests that it makes. */
type History = {
  readonly store: RecordStore
  count(): number
  close(): Promise<void>
}

const sizes = [10, 10_000] as const

/** What asking costs in histories of both sizes. */
async function costs(
  histories: readonly History[],
  work: (store: RecordStore, incidents: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const counts: number[] = []
  for (const [index, { store, count }] of histories.entries()) {
    const before = count()
    await work(store, sizes[index] ?? 0)
    counts.push(count() - before)
  }
  return counts
}

/** What holds in every store, whatever it keeps. */
function historyContract(open: () => Promise<readonly History[]>, most: { list: number }): void {
  let histories: readonly History[]
  beforeAll(async () => {
    histories = await open()
  }, 300_000)
  afterAll(async () => {
    for (const { close } of histories) await close()
  })

  it('lists what is open with as many requests as in a short one', async () => {
    const [few, many] = await costs(histories, async (store) => {
      expect(await keysOf(store, 'services/')).toEqual(['services/chatbot-fluxa/production'])
    })
    expect(many).toBe(few)
    expect(many).toBeLessThanOrEqual(most.list)
  })

  it('loads the open one with one request', async () => {
    const counts = await costs(histories, async (store, incidents) => {
      const found = await store.load('services/chatbot-fluxa/production')
      expect(found?.value).toEqual(serviceWith(incidents + 1))
    })
    expect(counts).toEqual([1, 1])
  })

  it('loads any closed one with one request', async () => {
    const counts = await costs(histories, async (store) => {
      expect((await store.load('incidents/0007'))?.value).toEqual(incidentAt(7))
    })
    expect(counts).toEqual([1, 1])
  })

  it('saves the open one with as many requests as in a short one', async () => {
    const [few, many] = await costs(histories, async (store) => {
      const key = 'services/chatbot-fluxa/production'
      const found = await store.load(key)
      expect(await store.save(key, serviceWith(1), found?.version, 'Save')).not.toBe('conflict')
    })
    expect(many).toBe(few)
  })

  it('lists all of them with as many requests as in a short one', async () => {
    const [few, many] = await costs(histories, async (store, incidents) => {
      expect(await store.list('incidents/')).toHaveLength(incidents)
    })
    expect(many).toBe(few)
  })
}

describe('10,000 incidents on GitHub’s branch', () => {
  historyContract(
    () =>
      Promise.all(
        sizes.map(async (incidents) => {
          const site = await openSite()
          await seedBranch(site.git, incidents)
          return {
            store: githubRecords(connect(site.github.url, site.tokens.run)),
            count: () => site.github.requests.length,
            close: site.close,
          }
        }),
      ),
    { list: 2 },
  )
})

// FerretDB 1.24 has no use for the index: it reads every document, which takes seconds here.
const patient = { budget: 60_000, connect: 10_000, answer: 60_000, pause: 100 }

async function inMongo(url: string, incidents: number): Promise<History> {
  const proxy = await openProxy(url)
  const repository = 'acme/chatbot-fluxa'
  const redact = (value: unknown) => value
  const options = { url: proxy.url, name: 'URI', repository, redact, policy: patient }
  const store = mongodbRecords(options)
  // The store makes the collection and its index; thousands of saves would take too long.
  const [[key = '', value = {}] = [], ...others] = [...longHistory(incidents)]
  await store.save(key, value, undefined, 'Begin')
  const rows = others.map(([key, item]) => ({
    ...{ repository, key, revision: 1, why: 'Begin', at: new Date() },
    value: storable(item),
  }))
  const client = new MongoClient(url)
  await client.db().collection('records').insertMany(rows)
  await client.close()
  return {
    store,
    count: () => proxy.commands.length,
    close: async () => {
      await store.close()
      await proxy.close()
    },
  }
}

describeMongo('10,000 incidents in MongoDB', (databases) => {
  historyContract(
    async () => {
      const histories: History[] = []
      for (const incidents of sizes) histories.push(await inMongo(databases.fresh(), incidents))
      return histories
    },
    { list: 1 },
  )
})

describe('a listing that GitHub cuts', () => {
  let site: Site
  let store: RecordStore
  beforeAll(async () => {
    site = await openSite()
    store = githubRecords(connect(site.github.url, site.tokens.run))
    for (const key of ['a/1', 'a/2', 'b/c/3', 'b/4', 'top']) {
      await store.save(key, {}, undefined, 'Save')
    }
  })
  afterAll(() => site.close())

  it('is read folder by folder', async () => {
    site.github.settings.treeEntries = 7
    expect(await keysOf(store, '')).toEqual(['a/1', 'a/2', 'b/4', 'b/c/3', 'top'])
  })

  it('is an error where one folder alone is too large, and not a shorter list', async () => {
    // The root has more entries than the folder: let it through.
    const stop = site.github.intercept(({ request }) => {
      const isRoot = request.path.includes('/git/trees/outage-records')
      site.github.settings.treeEntries = isRoot ? 100 : 1
      return undefined
    })
    await expect(store.list('a/')).rejects.toMatchObject({
      code: 'record-damaged',
      message: expect.stringContaining('more files than GitHub lists'),
    })
    stop()
  })
})

describe('the branch', () => {
  it('is asked for the folder alone, and answers nothing where there is none', async () => {
    const site = await openSite()
    const store = githubRecords(connect(site.github.url, site.tokens.run))
    expect(await store.list('services/')).toEqual([])
    await store.save('services/chat/production', {}, undefined, 'Save')
    expect(await keysOf(store, 'services/ch')).toEqual(['services/chat/production'])
    expect(await keysOf(store, 'services/chat/')).toEqual(['services/chat/production'])
    expect(await store.list('incidents/')).toEqual([])
    await site.close()
  })
})
