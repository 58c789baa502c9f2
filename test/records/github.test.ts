import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { githubRecords } from '../../src/records/github.ts'
import type { RecordStore } from '../../src/ports.ts'
import { redactDeep } from '../../src/secrets.ts'
import { git, tryGit } from '@outage-playbook/rehearsal/github/git/run.ts'
import type { LoggedRequest } from '@outage-playbook/rehearsal/github/log.ts'
import { recordContract } from '../contracts/records.ts'
import { connect } from '../github/connect.ts'
import { base64, openSite, type Site } from '../rehearsal/site.ts'

recordContract('the branch on GitHub', async () => {
  const site = await openSite()
  const open = (): RecordStore => githubRecords(connect(site.github.url, site.tokens.run))
  return { store: open(), other: open(), close: site.close }
})

let site: Site
let store: RecordStore

async function begin(): Promise<void> {
  site = await openSite()
  store = githubRecords(connect(site.github.url, site.tokens.run))
}

const show = (path: string): Promise<string> => git(site.git, ['show', `outage-records:${path}`])

/** Saves what is expected to be saved; answers the version. */
async function saved(key: string, value: unknown, version?: string): Promise<string> {
  const answer = await store.save(key, value, version, 'Save it')
  if (answer === 'conflict') throw new Error(`${key} met a conflict`)
  return answer.version
}

const puts = (requests: readonly LoggedRequest[]): readonly LoggedRequest[] =>
  requests.filter(({ method }) => method === 'PUT')

describe('the branch of the records', () => {
  beforeEach(begin)
  afterEach(() => site.close())

  it('is made at the first save, and not by reading', async () => {
    expect(await store.load('index')).toBeUndefined()
    expect(await store.list('')).toEqual([])
    expect((await tryGit(site.git, ['rev-parse', 'outage-records'])).code).not.toBe(0)
    await saved('index', {})
    expect((await tryGit(site.git, ['rev-parse', 'outage-records'])).code).toBe(0)
  })

  it('shares no history with the code', async () => {
    await saved('index', {})
    const base = await tryGit(site.git, ['merge-base', 'main', 'outage-records'])
    expect(base.code).not.toBe(0)
    expect(await git(site.git, ['ls-tree', '-r', '--name-only', 'outage-records'])).toBe(
      'README.md\nindex.json\nvercel.json',
    )
  })

  it('says what it is, and is not built by hostings that build every branch', async () => {
    await saved('index', {})
    expect(await show('README.md')).toContain('Do not edit')
    expect(JSON.parse(await show('vercel.json'))).toEqual({ git: { deploymentEnabled: false } })
  })

  it('is made once where several runs save their first record at the same time', async () => {
    const keys = ['a', 'b', 'c', 'd']
    const stores = keys.map(() => githubRecords(connect(site.github.url, site.tokens.run)))
    const answers = await Promise.all(
      stores.map((one, index) => one.save(`first/${keys[index]}`, {}, undefined, 'why')),
    )
    expect(answers).not.toContain('conflict')
    const listed = (await store.list('first/')).map(({ key }) => key)
    expect(listed).toEqual(keys.map((key) => `first/${key}`))
    const roots = await git(site.git, ['rev-list', '--max-parents=0', 'outage-records'])
    expect(roots.split('\n')).toHaveLength(1)
  })

  it('holds JSON that people can read and compare, one commit a save', async () => {
    const version = await saved('services/chat/production', { n: 1 })
    await saved('services/chat/production', { n: 2 }, version)
    expect(await show('services/chat/production.json')).toBe('{\n  "n": 2\n}')
    const log = await git(site.git, ['log', '--format=%an: %s', 'outage-records'])
    expect(log.split('\n')).toEqual([
      'github-actions[bot]: Save it',
      'github-actions[bot]: Save it',
      'github-actions[bot]: Begin the outage records',
    ])
  })
})

describe('a save', () => {
  let key = ''
  let count = 0
  beforeAll(begin)
  beforeEach(() => {
    key = `record-${++count}`
  })
  afterAll(() => site.close())

  it('is one request where the branch exists', async () => {
    const version = await saved(key, { n: 1 })
    const before = site.github.requests.length
    await saved(key, { n: 2 }, version)
    expect(site.github.requests.length - before).toBe(1)
  })

  it('whose reply was lost is recognised as done', async () => {
    const version = await saved(key, { n: 1 })
    let lost = 0
    const stop = site.github.intercept(({ phase, request }) =>
      phase === 'after' && request.method === 'PUT' && lost++ === 0
        ? { kind: 'destroy' }
        : undefined,
    )
    const next = await saved(key, { n: 2 }, version)
    stop()
    expect(await store.load(key)).toEqual({ value: { n: 2 }, version: next })
    const log = await git(site.git, ['log', '--format=%s', 'outage-records', '--', `${key}.json`])
    expect(log.split('\n')).toHaveLength(2)
  })

  it('whose reply was lost can be the first of its record', async () => {
    await saved('other', {})
    let lost = 0
    const stop = site.github.intercept(({ phase, request }) =>
      phase === 'after' && request.method === 'PUT' && lost++ === 0
        ? { kind: 'destroy' }
        : undefined,
    )
    const version = await saved(key, { n: 1 })
    stop()
    expect(await store.load(key)).toEqual({ value: { n: 1 }, version })
  })

  it.each([502, 500])('that met a %i and was not performed is tried again', async (status) => {
    const version = await saved(key, { n: 1 })
    let failed = 0
    const reply = { status, body: { message: 'Server Error' } }
    const stop = site.github.intercept(({ phase, request }) =>
      phase === 'before' && request.method === 'PUT' && failed++ === 0
        ? { kind: 'answer', reply }
        : undefined,
    )
    const next = await saved(key, { n: 2 }, version)
    stop()
    expect((await store.load(key))?.version).toBe(next)
  })

  it('that met a lost connection, and another writer meanwhile, is a conflict', async () => {
    const version = await saved(key, { n: 1 })
    let lost = 0
    const stop = site.github.intercept(async ({ phase, request }) => {
      if (phase !== 'before' || request.method !== 'PUT' || lost++ > 0) return undefined
      const other = githubRecords(connect(site.github.url, site.tokens.bob))
      await other.save(key, { n: 'other' }, version, 'Be faster')
      return { kind: 'destroy' }
    })
    expect(await store.save(key, { n: 2 }, version, 'why')).toBe('conflict')
    stop()
  })

  it('is an error at once where the rules of the branch forbid it', async () => {
    await saved(key, {})
    site.github.settings.protection.set('outage-records', 'ruleset')
    const before = puts(site.github.requests).length
    await expect(store.save(`${key}-new`, {}, undefined, 'why')).rejects.toThrow(/rule violations/)
    site.github.settings.protection.clear()
    expect(puts(site.github.requests).length - before).toBe(1)
  })

  it('is an error at once where the token may not write', async () => {
    const reader = githubRecords(connect(site.github.url, site.tokens.mallory))
    await saved(key, {})
    await expect(reader.save(key, {}, undefined, 'why')).rejects.toMatchObject({
      code: 'records-unwritable',
      remedy: expect.stringContaining('contents: write'),
    })
    await expect(reader.load(key)).resolves.toMatchObject({ value: {} })
  })
})

describe('secrets', () => {
  beforeAll(begin)
  afterAll(() => site.close())

  const connectWith = (...secrets: string[]): RecordStore => {
    const { redact: _, ...github } = connect(site.github.url, site.tokens.run)
    return githubRecords({ ...github, redact: (value) => redactDeep(value, secrets) })
  }

  it('never get into a record, not even where JSON would write them differently', async () => {
    const key = '-----BEGIN KEY-----\nabc"def\\\n-----END KEY-----'
    const store = connectWith(key)
    await store.save('leak', { text: `failed with ${key}` }, undefined, 'why')
    expect((await store.load('leak'))?.value).toEqual({ text: 'failed with ***' })
  })

  it('do not damage a record that holds something like them', async () => {
    const store = connectWith('123456')
    await store.save('number', { milliseconds: 1_234_567 }, undefined, 'why')
    expect((await store.load('number'))?.value).toEqual({ milliseconds: 1_234_567 })
  })
})

describe('a record', () => {
  beforeAll(begin)
  afterAll(() => site.close())

  async function damaged(key: string, text: string): Promise<unknown> {
    await store.save('other', {}, undefined, 'why')
    const body = { message: 'Edit by hand', content: base64(text), branch: 'outage-records' }
    await site.ask(site.tokens.alice, `PUT /contents/${key}.json`, body)
    return store.load(key)
  }

  it.each([
    ['is not JSON', '{'],
    ['holds more than JSON', '{"a": 1}}'],
    ['is prose', 'null and void'],
    ['was emptied', ''],
  ])('that %s is damaged', async (what, text) => {
    const key = what.replaceAll(' ', '-')
    await expect(damaged(key, text)).rejects.toMatchObject({ code: 'record-damaged' })
  })
})
