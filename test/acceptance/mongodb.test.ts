import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import type { WorldOptions } from '../../src/drill/world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { openHole } from '../mongodb/hole.ts'
import { openProxy, type Proxy } from '../mongodb/proxy.ts'
import { describeMongo } from '../mongodb/suite.ts'
import {
  incidents,
  openActionWorld,
  openOrdinaryIssue,
  openWorldWithReleases,
  record,
  say,
} from './action.ts'

const config: WorldOptions['config'] = ({ app }) =>
  `${rehearsalConfig('workflow', app)}records: mongodb\n`

const withDatabase = (url: string): Partial<WorldOptions> => ({
  config,
  env: { OUTAGE_MONGODB_URI: url },
})

/** The newest state of a record in the database, the service's by default. */
async function inDatabase(
  url: string,
  key = 'services/chatbot-fluxa/production',
): Promise<Readonly<Record<string, unknown>>> {
  const client = new MongoClient(url)
  try {
    const filter = { key }
    const row = await client
      .db()
      .collection('records')
      .findOne(filter, { sort: { revision: -1 } })
    return Object(row?.['value'])
  } finally {
    await client.close()
  }
}

const events = (value: Readonly<Record<string, unknown>>): readonly Readonly<{ type: string }>[] =>
  Object(value['incident'])['events'] ?? []

describeMongo('an outage with records in MongoDB', (databases) => {
  let url: string
  let proxy: Proxy
  let world: World
  let issue: number
  beforeAll(async () => {
    url = databases.fresh()
    proxy = await openProxy(url)
    world = await openWorldWithReleases(withDatabase(proxy.url))
    issue = await openOrdinaryIssue(world)
  }, 60_000)
  afterAll(async () => {
    await world.close()
    await proxy.close()
  })

  it('is rolled back, recorded in the database, and copied to GitHub', async () => {
    const ran = await say(world, issue, 'alice', '/rollback --reason "errors after deploy"')
    expect(ran.outcome).toBe('succeeded')
    expect(ran.replies[0]).toContain('again, verified')
    const value = await inDatabase(url)
    expect(value['frozen']).toMatchObject({ by: 'alice' })
    expect(events(value).map(({ type }) => type)).toContain('operation-finished')
    expect(await record(world)).toEqual(value)
  })

  it('costs GitHub no more than records there would', async () => {
    await say(world, issue, 'alice', '/unfreeze')
    const [incident = 0] = await incidents(world)
    await world.push('good', 'bob')
    await world.waitForIdle()
    const before = world.github.requests.length
    const ran = await say(world, incident, 'alice', '/note all quiet')
    expect(ran.outcome).toBe('succeeded')
    const asked = world.github.requests.slice(before)
    const writes = asked.filter(
      ({ method, path }) => method === 'PUT' && path.includes('/contents/'),
    )
    expect(writes).toHaveLength(1)
  })

  it('is not in the way where the database goes, and says so; nothing is lost when it is back', async () => {
    const [incident = 0] = await incidents(world)
    await proxy.shut()
    const down = await say(world, incident, 'bob', '/note noted without the database')
    expect(down.outcome).toBe('succeeded')
    expect(down.replies[0]).toContain(
      'The database refuses connections, so this is recorded on GitHub',
    )
    expect(down.stdout).toContain('The database refuses connections, so this is recorded on GitHub')
    expect(JSON.stringify(events(await inDatabase(url)))).not.toContain('without the database')

    await proxy.open()
    const up = await say(world, incident, 'eve', '/note noted with it')
    expect(up.replies[0]).toContain('Added to the database from GitHub')
    const texts = events(await inDatabase(url)).flatMap((event) =>
      event.type === 'noted' ? [Object(event).text] : [],
    )
    expect(texts.slice(-2)).toEqual(['noted without the database', 'noted with it'])
    expect(await record(world)).toEqual(await inDatabase(url))
    expect((await world.issue(incident))['body']).toContain('noted without the database')

    const calm = await say(world, incident, 'eve', '/note again')
    expect(calm.replies[0]).not.toContain('Added to the database')
  }, 60_000)

  it('rolls back where the database goes in the middle', async () => {
    const [incident = 0] = await incidents(world)
    const stop = world.github.intercept(async ({ phase, request }) => {
      if (phase === 'before' && request.path.endsWith('/dispatches')) await proxy.shut()
      return undefined
    })
    const ran = await say(world, incident, 'alice', '/rollback')
    stop()
    await proxy.open()
    expect(ran.replies[0]).toContain('again, verified')
    expect(ran.replies[0]).toContain('so this is recorded on GitHub')
    await say(world, incident, 'alice', '/note back')
    const value = await inDatabase(url)
    const finished = expect.objectContaining({ finished: expect.anything() })
    expect(value['claims']).toEqual(Array.from(Object(value['claims']), () => finished))
    expect(events(value).filter(({ type }) => type === 'operation-finished')).toHaveLength(2)
  }, 60_000)

  it('is in the history, which GitHub can tell without the database, and without reading all anew', async () => {
    const [incident = 0] = await incidents(world)
    await say(world, incident, 'alice', '/resolve --close --cause frost')
    const line = expect.objectContaining({ number: incident, cause: 'frost' })
    expect(await inDatabase(url, 'index')).toMatchObject({ lines: [line] })
    const told = await say(world, issue, 'alice', '/history')
    expect(told.replies[0]).toMatch(/1 outage so far[^]*\| frost \|/)
    const asked = async (): Promise<readonly string[]> => {
      const before = world.github.requests.length
      const { replies } = await say(world, issue, 'alice', '/history')
      expect(replies[0]).toMatch(/1 outage so far[^]*\| frost \|/)
      return world.github.requests
        .slice(before)
        .map(({ path }) => decodeURIComponent(path))
        .filter((path) => path.includes('incidents/'))
    }
    expect(await asked()).toEqual([])
    await proxy.shut()
    expect(await asked()).toEqual([])
    await proxy.open()
    await say(world, incident, 'bob', '/correct started 3 hours ago')
    const [corrected] = Object((await inDatabase(url, 'index'))['lines'])
    expect(Date.now() - Date.parse(corrected.startedAt)).toBeGreaterThan(3 * 3_599_000)
  }, 60_000)

  it('never shows the address', async () => {
    const shown = JSON.stringify([
      await world.issues(),
      ...(await Promise.all((await incidents(world)).map((number) => world.comments(number)))),
      await record(world),
      ...(await Promise.all(world.runner.runs.map(({ ended }) => ended))),
    ])
    const { host } = new URL(proxy.url)
    expect(shown).not.toContain(host)
    expect(shown).not.toContain('mongodb:')
  })
})

describeMongo('an outage that both sides took for their own', (databases) => {
  it('is one incident in the end, and the other issue leads to it', async () => {
    const url = databases.fresh()
    const proxy = await openProxy(url)
    const world = await openWorldWithReleases(withDatabase(proxy.url))
    try {
      const issue = await openOrdinaryIssue(world)
      // GitHub gets no copy of the first one: it never hears of it.
      const stop = world.github.intercept(({ phase, request }) =>
        phase === 'before' && request.method === 'PUT' && request.path.includes('/contents/')
          ? { kind: 'answer', reply: { status: 403, body: { message: 'Resource not accessible' } } }
          : undefined,
      )
      await say(world, issue, 'alice', '/declare "Slow answers"')
      stop()
      await proxy.shut()
      await say(world, issue, 'bob', '/declare "No answers"')
      await proxy.open()
      const [first = 0, second = 0] = (await incidents(world)).toSorted((a, b) => a - b)
      expect(second).toBeGreaterThan(first)
      await say(world, issue, 'eve', '/note one of them is too many')
      expect(await world.issue(first)).toMatchObject({ state: 'open' })
      expect(await world.issue(second)).toMatchObject({ state: 'closed' })
      const last = (await world.comments(second)).at(-1)
      expect(last?.['body']).toMatch(new RegExp(`the same outage as .*/issues/${first}\\)`))
      const types = events(await inDatabase(url)).map(({ type }) => type)
      expect(types.filter((type) => type === 'declared')).toHaveLength(2)
      expect((await world.issue(first))['title']).toContain('Slow answers')
    } finally {
      await world.close()
      await proxy.close()
    }
  }, 90_000)
})

describe('records in MongoDB without a database', () => {
  it.each([
    ['no address', {}, 'secret-missing', '`OUTAGE_MONGODB_URI` is not set'],
    [
      'an address that is none',
      { OUTAGE_MONGODB_URI: 'mongodb://ops:hunter2-hunter2@db.acme.test:port/outage' },
      'secret-invalid',
      '`OUTAGE_MONGODB_URI` is not an address of MongoDB',
    ],
  ])(
    'are an error that says what to do: %s',
    async (_, env, reason, sentence) => {
      const world = await openActionWorld({ config, env })
      try {
        const issue = await openOrdinaryIssue(world)
        const ran = await say(world, issue, 'alice', '/rollback')
        expect(ran).toMatchObject({ outcome: 'failed', reason })
        expect(ran.replies[0]).toContain(sentence)
        expect(ran.replies[0] + ran.stdout).not.toMatch(/hunter2|acme\.test/)
      } finally {
        await world.close()
      }
    },
    60_000,
  )
})

describe('records in MongoDB where the database never answers', () => {
  it('are kept on GitHub, and the run ends', async () => {
    const hole = await openHole()
    const env = { OUTAGE_MONGODB_URI: `mongodb://127.0.0.1:${hole.port}/outage` }
    const world = await openActionWorld({ config, env })
    try {
      const issue = await openOrdinaryIssue(world)
      const ran = await say(world, issue, 'alice', '/declare "No answers"')
      expect(ran).toMatchObject({ outcome: 'succeeded', exitCode: 0 })
      expect(ran.replies[0]).toContain('The database did not answer in time')
      expect(events(await record(world)).map(({ type }) => type)).toContain('declared')
    } finally {
      await world.close()
      await hole.close()
    }
  }, 60_000)
})
