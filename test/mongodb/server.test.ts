import { expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { describeMongo } from './suite.ts'

describeMongo('the MongoDB that tests run against', (databases) => {
  it('keeps what it is given, and lets one of two have a unique key', async () => {
    const client = new MongoClient(databases.fresh())
    try {
      const things = client.db().collection('things')
      await things.createIndex({ key: 1 }, { unique: true })
      await things.insertOne({ key: 'a' }, { writeConcern: { w: 'majority' } })
      await expect(things.insertOne({ key: 'a' })).rejects.toMatchObject({ code: 11_000 })
      expect(await things.countDocuments()).toBe(1)
    } finally {
      await client.close()
    }
  })
})
