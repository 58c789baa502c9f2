import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { MongoClient, ObjectId } from 'mongodb'
import type { OutageError } from '../../src/errors.ts'
import type { ConnectedStore } from '../../src/records/choose.ts'
import type { MongoPolicy } from '../../src/mongodb/persist.ts'
import { mongodbRecords } from '../../src/records/mongodb.ts'
import { redactDeep } from '../../src/secrets.ts'
import { recordContract } from '../contracts/records.ts'
import { openHole } from '../mongodb/hole.ts'
import { openProxy, type Proxy } from '../mongodb/proxy.ts'
import { describeMongo } from '../mongodb/suite.ts'
import { keysOf } from './keys.ts'

/** As patient as usual in tries, and less in time. */
const impatient: MongoPolicy = { budget: 3_000, connect: 1_000, answer: 500, pause: 10 }

function open(url: string, repository = 'acme/chatbot-fluxa'): ConnectedStore {
  const name = 'OUTAGE_MONGODB_URI'
  return mongodbRecords({ url, name, repository, redact: (value) => value, policy: impatient })
}

/** Saves what is expected to be saved; answers the version. */
async function saved(
  store: ConnectedStore,
  key: string,
  value: unknown,
  version?: string,
): Promise<string> {
  const answer = await store.save(key, value, version, 'Save it')
  if (answer === 'conflict') throw new Error(`${key} met a conflict`)
  return answer.version
}

describeMongo('records in MongoDB', (databases) => {
  recordContract('a collection of MongoDB', async () => {
    const url = databases.fresh()
    const calm = { ...impatient, budget: 20_000, answer: 10_000 }
    const options = { name: 'URI', repository: 'acme/chat', redact: (value: unknown) => value }
    const store = mongodbRecords({ url, ...options, policy: calm })
    const other = mongodbRecords({ url, ...options, policy: calm })
    return {
      store,
      other,
      close: async () => void (await Promise.all([store.close(), other.close()])),
    }
  })

  describe('a database', () => {
    let url: string
    const stores: ConnectedStore[] = []
    const opened = (repository?: string): ConnectedStore => {
      const store = open(url, repository)
      stores.push(store)
      return store
    }
    beforeEach(() => {
      url = databases.fresh()
    })
    afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())))

    it('holds the records of many repositories, each its own', async () => {
      const [one, two] = [opened('acme/one'), opened('acme/two')]
      await saved(one, 'services/chat/production', { of: 'one' })
      await saved(two, 'services/chat/production', { of: 'two' })
      await saved(two, 'incidents/0001', {})
      expect((await one.load('services/chat/production'))?.value).toEqual({ of: 'one' })
      expect(await keysOf(one, '')).toEqual(['services/chat/production'])
      expect(await keysOf(two, '')).toEqual(['incidents/0001', 'services/chat/production'])
    })

    it('knows a repository however its name is written', async () => {
      await saved(opened('Acme/Chat'), 'index', { n: 1 })
      expect((await opened('acme/chat').load('index'))?.value).toEqual({ n: 1 })
    })

    it('gets its index with the first record, and each key is there once', async () => {
      await saved(opened(), 'index', {})
      const client = new MongoClient(url)
      const records = client.db().collection('records')
      const row = await records.findOne()
      expect(row).toMatchObject({ repository: 'acme/chatbot-fluxa', key: 'index', why: 'Save it' })
      const copy = { ...row, _id: new ObjectId() }
      await expect(records.insertOne(copy)).rejects.toMatchObject({ code: 11_000 })
      await client.close()
    })

    it('takes names of fields that mean something to it', async () => {
      const value = {
        $set: { 'a.b': 1, '': 2, '%': 3, '%24': 4, _bsontype: 'ObjectId' },
        list: [{ $ref: 'x', $id: 'y' }],
      }
      await saved(opened(), 'odd', value)
      expect((await opened().load('odd'))?.value).toEqual(value)
    })

    it('lists every key below a prefix, whatever comes after it', async () => {
      const store = opened()
      for (const key of ['a/\u{10FFFE}', 'a/😀', 'a/z', 'a0', 'a']) await saved(store, key, {})
      expect(await keysOf(store, 'a/')).toEqual(['a/z', 'a/😀', 'a/\u{10FFFE}'].toSorted())
    })

    it('never gets a secret', async () => {
      const redact = (value: unknown) => redactDeep(value, ['hunter2-hunter2'])
      const store = mongodbRecords({ url, name: 'URI', repository: 'a/b', redact })
      stores.push(store)
      await saved(store, 'leak', { text: 'failed with hunter2-hunter2' })
      expect((await store.load('leak'))?.value).toEqual({ text: 'failed with ***' })
    })

    it('is asked once for a load, and once for a save', async () => {
      const proxy = await openProxy(url)
      const store = open(proxy.url)
      const version = await saved(store, 'index', { n: 1 })
      const before = proxy.commands.length
      await store.load('index')
      await saved(store, 'index', { n: 2 }, version)
      expect(proxy.commands.slice(before)).toEqual(['find', 'insert'])
      await store.close()
      await proxy.close()
    })
  })

  describe('a connection that breaks', () => {
    let direct: string
    let proxy: Proxy
    let store: ConnectedStore
    let key = ''
    let count = 0
    beforeAll(async () => {
      direct = databases.fresh()
      proxy = await openProxy(direct)
      store = open(proxy.url)
    })
    beforeEach(() => {
      key = `record-${++count}`
    })
    afterAll(async () => {
      await store.close()
      await proxy.close()
    })

    it.each(['lost', 'answer lost', 'silent'] as const)(
      'is made again where a read is %s',
      async (fault) => {
        const version = await saved(store, key, { n: 1 })
        proxy.fail('find', fault)
        expect(await store.load(key)).toEqual({ value: { n: 1 }, version })
      },
    )

    it('does not lose a save that never arrived', async () => {
      const version = await saved(store, key, { n: 1 })
      proxy.fail('insert', 'lost')
      const next = await saved(store, key, { n: 2 }, version)
      expect(await store.load(key)).toEqual({ value: { n: 2 }, version: next })
    })

    it.each(['answer lost', 'silent'] as const)(
      'does not take a save for a conflict that was performed, its %s',
      async (fault) => {
        const version = await saved(store, key, { n: 1 })
        proxy.fail('insert', fault)
        const next = await saved(store, key, { n: 2 }, version)
        expect(await store.load(key)).toEqual({ value: { n: 2 }, version: next })
      },
    )

    it('does not take the first save of a record for a conflict that was performed', async () => {
      proxy.fail('insert', 'answer lost')
      const version = await saved(store, key, { n: 1 })
      expect(await store.load(key)).toEqual({ value: { n: 1 }, version })
    })

    it('takes it for a conflict where another was faster meanwhile', async () => {
      const version = await saved(store, key, { n: 1 })
      proxy.fail('insert', 'lost')
      proxy.before('insert', () => sneak(direct, key, version))
      expect(await store.save(key, { n: 3 }, version, 'why')).toBe('conflict')
      expect((await store.load(key))?.value).toEqual({ n: 'other' })
    })

    it('is given up where it breaks every time, and says so without the address', async () => {
      const version = await saved(store, key, { n: 1 })
      proxy.fail('insert', ...Array.from({ length: 200 }, () => 'lost' as const))
      const failed = store.save(key, { n: 2 }, version, 'why').catch((error: OutageError) => error)
      const error = await failed
      proxy.fail('insert')
      expect(error).toMatchObject({ code: 'database-unavailable' })
      expect(JSON.stringify([Object(error).message, Object(error).remedy])).not.toContain('127.0.0')
      expect((await store.load(key))?.version).toBe(version)
    })
  })

  describe('old states of a record', () => {
    it('give up their values, and keep their numbers', async () => {
      const url = databases.fresh()
      const store = open(url)
      let version: string | undefined
      for (let n = 1; n <= 20; n++) version = await saved(store, 'index', { n }, version)
      const client = new MongoClient(url)
      const records = client.db().collection('records')
      const thinned = async () => records.countDocuments({ value: { $exists: false } })
      while ((await thinned()) < 10) await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await records.countDocuments()).toBe(20)
      expect((await store.load('index'))?.value).toEqual({ n: 20 })
      expect(await store.save('index', { n: 0 }, '5', 'why')).toBe('conflict')
      await client.close()
      await store.close()
    })
  })

  describe('a database that is down', () => {
    it('is tried again until it is up', async () => {
      const proxy = await openProxy(databases.fresh())
      const store = open(proxy.url)
      await saved(store, 'index', { n: 1 })
      await proxy.shut()
      setTimeout(() => void proxy.open(), 700)
      expect((await store.load('index'))?.value).toEqual({ n: 1 })
      await store.close()
      await proxy.close()
    })
  })
})

/** Another run saves the record, going around what is broken. */
async function sneak(url: string, key: string, version: string): Promise<void> {
  const other = open(url)
  await other.save(key, { n: 'other' }, version, 'Be faster')
  await other.close()
}

describe('an address where no database answers', () => {
  const failing = async (url: string): Promise<unknown> => {
    const store = open(url)
    try {
      return await store.load('index').catch((error: unknown) => error)
    } finally {
      await store.close()
    }
  }

  it('costs no more than the budget, where connections are refused', async () => {
    expect(await failing('mongodb://127.0.0.1:1/')).toMatchObject({
      code: 'database-unavailable',
      message: 'The database refuses connections.',
    })
  })

  it('costs no more than the budget, where nobody answers', async () => {
    const hole = await openHole()
    const error = await failing(`mongodb://127.0.0.1:${hole.port}/`)
    await hole.close()
    expect(error).toMatchObject({
      code: 'database-unavailable',
      message: 'The database did not answer in time.',
    })
  })

  it('is named as wrong where it is no address, and not shown', async () => {
    const error = await failing('mongodb://alice:hunter2-hunter2@db.acme.test:port/outage')
    expect(error).toMatchObject({ code: 'secret-invalid' })
    expect(Object(error).message).toContain('`OUTAGE_MONGODB_URI` is not an address of MongoDB')
    expect(Object(error).message).not.toMatch(/hunter2|acme\.test/)
  })
})
