import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Variable, VariableStore } from '../../../src/ports.ts'
import { openVercelSite, type VercelSite } from './site.ts'

const env = '/v10/projects/chatbot-fluxa/env'

/** Vercel says of each when it was written. */
const changedAt: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)

describe('the variables of a project on Vercel', () => {
  let site: VercelSite
  let store: VariableStore
  beforeAll(async () => {
    site = await openVercelSite()
    const found = site.hosting.variables
    if (found === undefined) throw new Error('there is no store')
    store = found
  })
  afterAll(() => site.close())

  const add = (key: string, value: string, type: string, target: readonly string[]) =>
    site.ask('POST', `${env}?upsert=true`, { key, value, type, target })
  const named = (all: readonly Variable[], name: string): Variable | undefined =>
    all.find((one) => one.name === name)
  const entries = async (): Promise<readonly Record<string, unknown>[]> =>
    (await site.ask('GET', env))['envs'] as readonly Record<string, unknown>[]

  it('act only in what is built after a change', () => {
    expect(store).toMatchObject({ name: 'Vercel', needsBuild: true })
  })

  it('are read with their values, never as the ciphertext that the list answers', async () => {
    await add('MODEL', 'large', 'encrypted', ['production'])
    await add('GREETING', 'Hello,\nyou', 'plain', ['production', 'preview'])
    const listed = (await entries()).find(({ key }) => key === 'MODEL')
    expect(listed).toMatchObject({ decrypted: false })
    expect(listed?.['value']).not.toBe('large')
    const all = await store.read()
    expect(named(all, 'MODEL')).toEqual({ name: 'MODEL', value: 'large', changedAt })
    expect(named(all, 'GREETING')).toEqual({ name: 'GREETING', value: 'Hello,\nyou', changedAt })
    expect(site.vercel.api.requests.some(({ path }) => path.includes('decrypt='))).toBe(false)
  })

  it('that stay ciphertext even one by one are read without a value', async () => {
    const stop = site.vercel.api.intercept(({ phase, request }) =>
      phase === 'after' && request.path.startsWith('/v1/projects/')
        ? Response.json({ key: 'MODEL', type: 'encrypted', value: 'eyJ2Ijo', decrypted: false })
        : undefined,
    )
    const all = await site.another().variables?.read()
    stop()
    expect(named(all ?? [], 'MODEL')).toEqual({ name: 'MODEL', changedAt })
  })

  it('of type `sensitive` are named, and cannot be read', async () => {
    await add('API_SECRET', 'canary-9f2c', 'sensitive', ['production'])
    const all = await store.read()
    expect(named(all, 'API_SECRET')).toEqual({ name: 'API_SECRET', writeOnly: true, changedAt })
    expect(JSON.stringify(all)).not.toContain('canary-9f2c')
  })

  it('of preview and of development are none of ours', async () => {
    await add('ONLY_PREVIEW', 'x', 'plain', ['preview'])
    expect(named(await store.read(), 'ONLY_PREVIEW')).toBeUndefined()
  })

  it('as a release was built with them are those of its deployment, not the current ones', async () => {
    const { result } = await site.live(site.history.at(-1) ?? '', { way: 'build' })
    expect(result.status).toBe('live')
    await store.write({ set: [{ name: 'MODEL', value: 'small' }], remove: [] })
    expect(named(await store.read(), 'MODEL')?.value).toBe('small')
    const built = (await store.readOf?.({ sha: site.history.at(-1) ?? '' })) ?? []
    // Changed since: when that of the build was written, nobody can say.
    expect(named(built, 'MODEL')).toEqual({ name: 'MODEL', value: 'large' })
    expect(named(built, 'API_SECRET')).toEqual({ name: 'API_SECRET', writeOnly: true })
    // What Vercel itself puts into a build is nothing to restore.
    expect(built.filter(({ name }) => name.startsWith('VERCEL'))).toEqual([])
    expect(await store.readOf?.({ sha: 'f'.repeat(40) })).toBeUndefined()
  })

  it('are changed, added and removed; what is not named stays', async () => {
    const before = await store.read()
    await store.write({
      set: [
        { name: 'MODEL', value: 'tiny' },
        { name: 'NEW_ONE', value: 'a\nb' },
        { name: 'NEW_SECRET', value: 'canary-77', writeOnly: true },
      ],
      remove: ['NOT_THERE'],
    })
    const after = await store.read()
    expect(named(after, 'MODEL')?.value).toBe('tiny')
    expect(named(after, 'NEW_ONE')?.value).toBe('a\nb')
    expect(named(after, 'NEW_SECRET')).toEqual({ name: 'NEW_SECRET', writeOnly: true, changedAt })
    expect(after).toHaveLength(before.length + 2)
    await store.write({ set: [], remove: ['NEW_ONE', 'NEW_SECRET'] })
    await store.write({ set: [], remove: ['NEW_ONE', 'NEW_SECRET'] })
    expect((await store.read()).map(({ name }) => name)).toEqual(before.map(({ name }) => name))
  })

  it('that preview shares keep their value there', async () => {
    const change = { set: [{ name: 'GREETING', value: 'Bye' }], remove: [] }
    await store.write(change)
    await store.write(change)
    const both = (await entries()).filter(({ key }) => key === 'GREETING')
    expect(both.map(({ target, value }) => [String(target), value]).toSorted()).toEqual([
      ['preview', 'Hello,\nyou'],
      ['production', 'Bye'],
    ])
    await add('SHARED', 'x', 'plain', ['production', 'preview'])
    await store.write({ set: [], remove: ['SHARED'] })
    const left = (await entries()).filter(({ key }) => key === 'SHARED')
    expect(left.map(({ target }) => target)).toEqual([['preview']])
  })

  it('that are hidden stay hidden when they are written again', async () => {
    await store.write({ set: [{ name: 'API_SECRET', value: 'canary-new' }], remove: [] })
    expect(named(await store.read(), 'API_SECRET')).toMatchObject({ writeOnly: true })
  })

  it('that Vercel did not take are named although it answered 201, without their values', async () => {
    const value = 'canary-odd-1234'
    const work = store.write({
      set: [
        { name: 'odd name', value },
        { name: 'FINE', value: 'yes' },
      ],
      remove: [],
    })
    const error = await work.catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'hosting-refused',
      message: expect.stringContaining('odd name (The name of'),
    })
    expect(String(error)).not.toContain(value)
    expect(named(await store.read(), 'FINE')?.value).toBe('yes')
  })

  it('show in no error, whatever Vercel says of them', async () => {
    const value = 'canary-said-5678'
    const stop = site.vercel.api.intercept(({ phase, request }) =>
      phase === 'before' && request.method === 'POST'
        ? Response.json({ error: { message: `cannot hold ${value}` } }, { status: 400 })
        : undefined,
    )
    const work = store.write({ set: [{ name: 'LEAK', value }], remove: [] })
    const error = await work.catch((reason: unknown) => reason)
    stop()
    expect(String(error)).toContain('cannot hold ***')
  })

  it('may be five hundred, of 4 KB each', async () => {
    const text = 'x'.repeat(4_000)
    const set = Array.from({ length: 500 }, (_, index) => ({
      name: `MANY_${index}`,
      value: `${index} ${text}`,
    }))
    await store.write({ set, remove: [] })
    const all = await store.read()
    expect(set.every(({ name, value }) => named(all, name)?.value === value)).toBe(true)
  }, 120_000)
})

describe('many variables of a project on Vercel', () => {
  it('are read once, however often they are looked at, and after a write only what was written', async () => {
    const site = await openVercelSite()
    try {
      const store = site.hosting.variables
      if (store === undefined) throw new Error('there is no store')
      const all = Array.from({ length: 60 }, (_, index) => ({
        key: `NAME_${index}`,
        value: `value ${index}`,
        type: 'encrypted',
        target: ['production'],
      }))
      await site.ask('POST', `${env}?upsert=true`, all)
      const before = site.asked().length
      const asked = (shape: RegExp): number =>
        site
          .asked()
          .slice(before)
          .filter((line) => shape.test(line)).length
      const one = /^GET \/v1\/projects\/:project\/env\//

      // As a restore does: the plan, what is kept aside, the write, and whether it was taken.
      const [planned, kept] = [await store.read(), await store.read()]
      expect(kept).toEqual(planned)
      expect(asked(one)).toBe(60)
      const set = [
        { name: 'NAME_1', value: 'other 1' },
        { name: 'NAME_2', value: 'other 2' },
      ]
      await store.write({ set, remove: ['NAME_3'] })
      const after = new Map((await store.read()).map(({ name, value }) => [name, value]))
      expect(after.get('NAME_1')).toBe('other 1')
      expect(after.has('NAME_3')).toBe(false)
      expect(after.size).toBe(59)
      expect(asked(one)).toBe(62)
      // The project, a list for each look and for the write, 62 values, 3 changes.
      expect(asked(/./)).toBe(1 + 4 + 62 + 3)

      // Somebody else's change is seen, too.
      await site.ask('POST', `${env}?upsert=true`, [{ ...all[4], value: 'theirs' }])
      const seen = (await store.read()).find(({ name }) => name === 'NAME_4')
      expect(seen).toMatchObject({ value: 'theirs' })
      expect(asked(one)).toBe(63)
    } finally {
      await site.close()
    }
  })
})
