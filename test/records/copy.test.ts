import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openBulk, type BulkStore } from '../../src/records/bulk.ts'
import { compareRecords, copyRecords } from '../../src/records/copy.ts'
import { githubRecords } from '../../src/records/github.ts'
import { mongodbRecords } from '../../src/records/mongodb.ts'
import type { ConnectedStore } from '../../src/records/choose.ts'
import type { RecordStore } from '../../src/ports.ts'
import { connect } from '../github/connect.ts'
import { openProxy, type Proxy } from '../mongodb/proxy.ts'
import { describeMongo } from '../mongodb/suite.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { seedBranch } from './long-history.ts'
import { keysOf } from './keys.ts'

describeMongo('copying records', (databases) => {
  let site: Site
  let proxy: Proxy
  let github: BulkStore
  let mongodb: BulkStore
  let onGitHub: RecordStore
  let inMongo: ConnectedStore
  beforeEach(async () => {
    site = await openSite()
    const url = databases.fresh()
    proxy = await openProxy(url)
    const client = connect(site.github.url, site.tokens.run)
    github = await openBulk('github', { github: client, url: proxy.url })
    mongodb = await openBulk('mongodb', { github: client, url: proxy.url })
    onGitHub = githubRecords(client)
    const { owner, repo, redact } = client
    inMongo = mongodbRecords({ url, name: 'URI', repository: `${owner}/${repo}`, redact })
  })
  afterEach(async () => {
    await Promise.all([github.close(), mongodb.close(), inMongo.close()])
    await Promise.all([proxy.close(), site.close()])
  })

  const copy = (from: BulkStore, to: BulkStore, overwrite = false) =>
    copyRecords({ from, to, overwrite, progress: () => undefined })

  async function save(store: RecordStore, key: string, value: unknown): Promise<void> {
    const found = await store.load(key)
    expect(await store.save(key, value, found?.version, 'Save')).not.toBe('conflict')
  }

  const odd = {
    schema: 1,
    text: '障害 🔥 \u2028 </script> ${x}',
    names: { $set: 1, 'a.b': { '': [] }, _bsontype: 'Long' },
    large: 'ø'.repeat(600_000),
    numbers: [0, -1.5e300, 9_007_199_254_740_991],
  }

  it.each([
    ['to MongoDB', () => [onGitHub, inMongo, github, mongodb] as const],
    ['to GitHub', () => [inMongo, onGitHub, mongodb, github] as const],
  ])('takes every key and every value along: %s', async (_, stores) => {
    const [source, target, from, to] = stores()
    await save(source, 'services/chat/production', { schema: 1, claims: [], releases: [] })
    await save(source, 'services/my%20shop/asia', { odd: 'name' })
    await save(source, 'incidents/0007', odd)
    await save(source, 'index', {})
    expect(await copy(from, to)).toEqual({ written: 4 })
    expect(await compareRecords(from, to)).toEqual({
      ...{ same: 4, missing: [], older: [], different: [], alone: [] },
    })
    expect((await target.load('incidents/0007'))?.value).toEqual(odd)
    const keys = ['incidents/0007', 'index', 'services/chat/production', 'services/my%20shop/asia']
    expect(await keysOf(target, '')).toEqual(keys)
  })

  it('there and back again changes nothing', async () => {
    await seedBranch(site.git, 30)
    await copy(github, mongodb)
    const before = site.github.requests.length
    expect(await copy(mongodb, github)).toEqual({ written: 0 })
    const writes = site.github.requests.slice(before).filter(({ method }) => method !== 'GET')
    expect(writes.every(({ path }) => path === '/graphql')).toBe(true)
  })

  it('of thousands costs GitHub few requests', async () => {
    await seedBranch(site.git, 1_000)
    const before = site.github.requests.length
    await copy(github, mongodb)
    expect(site.github.requests.length - before).toBeLessThanOrEqual(25)
  }, 60_000)

  it('goes on where it was broken off', async () => {
    await seedBranch(site.git, 1_200)
    const broken: BulkStore = {
      ...mongodb,
      async write(changes) {
        await mongodb.write(changes)
        await proxy.shut()
      },
    }
    await expect(copy(github, broken)).rejects.toMatchObject({ code: 'database-unavailable' })
    await proxy.open()
    const { same, missing } = await compareRecords(github, mongodb)
    expect(same).toBe(1_000)
    expect(await copy(github, mongodb)).toEqual({ written: missing.length })
    expect(await compareRecords(github, mongodb)).toMatchObject({ same: 1_201, missing: [] })
  }, 60_000)

  it('is refused as a whole where the target holds something that the source has not', async () => {
    await save(onGitHub, 'looks', { n: 1 })
    await save(onGitHub, 'new', { n: 1 })
    await save(inMongo, 'looks', { n: 2 })
    await expect(copy(github, mongodb)).rejects.toMatchObject({
      code: 'records-differ',
      message: 'Nothing was copied: mongodb holds something that github has not, in `looks`.',
    })
    expect(await keysOf(inMongo, '')).toEqual(['looks'])
    expect(await copy(github, mongodb, true)).toEqual({ written: 2 })
    expect((await inMongo.load('looks'))?.value).toEqual({ n: 1 })
    // What can be made anew of the others is no reason to refuse.
    await save(inMongo, 'index', { n: 2 })
    await save(onGitHub, 'index', { n: 1 })
    expect(await copy(github, mongodb)).toEqual({ written: 1 })
  })

  it('brings an older copy up to date without being told to', async () => {
    const record = { schema: 1, service: 'chat', environment: 'production', releases: [] }
    const at = '2026-05-01T10:00:00.000Z'
    const claim = (key: string) => ({
      ...{ key, invocation: { key, line: '/note', actor: { login: 'bob', kind: 'person' }, at } },
      ...{ run: { id: '1', attempt: 1 }, at },
    })
    const key = 'services/chat/production'
    await save(onGitHub, key, { ...record, claims: [claim('a')] })
    await copy(github, mongodb)
    await save(inMongo, key, { ...record, claims: [claim('a'), claim('b')] })
    await expect(copy(github, mongodb)).rejects.toMatchObject({ code: 'records-differ' })
    expect(await compareRecords(mongodb, github)).toMatchObject({ older: [key] })
    expect(await copy(mongodb, github)).toEqual({ written: 1 })
    expect((await onGitHub.load(key))?.value).toEqual((await inMongo.load(key))?.value)
  })

  it('leaves alone what only the target has, and names it', async () => {
    await save(onGitHub, 'index', { n: 1 })
    await save(inMongo, 'other', { n: 2 })
    await copy(github, mongodb)
    expect(await compareRecords(github, mongodb)).toMatchObject({ same: 1, alone: ['other'] })
    expect((await inMongo.load('other'))?.value).toEqual({ n: 2 })
  })

  it.each([
    ['on GitHub', () => [inMongo, onGitHub, mongodb, github] as const],
    ['in MongoDB', () => [onGitHub, inMongo, github, mongodb] as const],
  ])('stops where others save meanwhile %s, and can be run again', async (_, stores) => {
    const [source, target, from, to] = stores()
    await save(source, 'index', { n: 1 })
    await save(target, 'other', {})
    const overtaken: BulkStore = {
      ...to,
      async write(changes) {
        await save(target, 'index', { by: 'another' })
        await to.write(changes)
      },
    }
    await expect(copy(from, overtaken)).rejects.toMatchObject({ code: 'record-contended' })
    expect((await target.load('index'))?.value).toEqual({ by: 'another' })
  })
})

describe('a branch with no records', () => {
  it('has nothing to copy', async () => {
    const site = await openSite()
    const client = connect(site.github.url, site.tokens.run)
    const empty = await openBulk('github', { github: client, url: '' })
    const portions: unknown[] = []
    for await (const items of empty.read()) portions.push(items)
    expect(portions).toEqual([])
    await site.close()
  })
})
