import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import {
  incidents,
  openOrdinaryIssue,
  openWorldOnRecord,
  readFile,
  record,
  say,
  serviceFile,
  writeFile,
} from '../action.ts'
import { commentsOn, openIncident, tell } from './stage.ts'

type Record = Readonly<{ [key: string]: unknown }>

const event = (fields: Record): Record => ({
  id: 'comment:99:1:x',
  at: '2026-11-20T10:00:00.000Z',
  actor: 'alice',
  ...fields,
})

const incident = (...events: readonly unknown[]): Record => ({
  id: 'comment:99:1',
  service: 'chatbot-fluxa',
  environment: 'production',
  events,
})

const claim = (fields: Record): Record => ({
  key: 'comment:99:1',
  run: { id: '1', attempt: 1 },
  at: '2026-11-20T10:00:00.000Z',
  invocation: invocation({ kind: 'typed', name: 'ack', rest: '' }),
  ...fields,
})

const invocation = (cause: Record): Record => ({
  key: 'comment:99:1',
  cause,
  actor: { login: 'alice', kind: 'person' },
  at: '2026-11-20T10:00:00.000Z',
})

const caused = (cause: Record): Record => claim({ invocation: invocation(cause) })

/** What somebody's hand may have made of a good record. */
const damaged: readonly (readonly [string, (good: Record) => unknown])[] = [
  ['nothing at all', () => ''],
  ['no JSON', (good) => JSON.stringify(good).slice(0, -9)],
  ['a merge conflict', (good) => `<<<<<<< HEAD\n${JSON.stringify(good)}\n>>>>>>> x`],
  ['null', () => null],
  ['a list', () => []],
  ['a number', () => 42],
  ['an object without anything', () => ({})],
  ['a record without its releases', ({ releases: _, ...rest }) => rest],
  ['a record without a schema', ({ schema: _, ...rest }) => rest],
  ['a schema in words', (good) => ({ ...good, schema: 'one' })],
  ['a schema that never was', (good) => ({ ...good, schema: 0 })],
  ['another service’s record', (good) => ({ ...good, service: 'shop' })],
  ['claims that are a text', (good) => ({ ...good, claims: 'none' })],
  [
    'a claim without an actor',
    (good) => ({ ...good, claims: [claim({ invocation: { key: 'x', line: '/ack' } })] }),
  ],
  [
    'a claim of something that nobody knows',
    (good) => ({ ...good, claims: [caused({ kind: 'whim' })] }),
  ],
  [
    'a failed deployment of no service',
    (good) => ({ ...good, claims: [caused({ kind: 'deployment-failed', summary: 'x' })] }),
  ],
  ['a claim of nobody’s run', (good) => ({ ...good, claims: [claim({ run: null })] })],
  ['a freeze that is a word', (good) => ({ ...good, frozen: 'yes' })],
  [
    'a release with a flag for a commit',
    (good) => ({
      ...good,
      releases: [
        {
          id: 'x',
          sha: '--upload-pack=touch',
          title: '',
          at: '2026-11-20T10:00:00Z',
          verdict: 'good',
          via: 'deployment',
          verifiedAt: '2026-11-20T10:00:00Z',
        },
      ],
    }),
  ],
  [
    'a release at no time',
    (good) => ({
      ...good,
      releases: [
        {
          id: 'x',
          sha: 'a'.repeat(40),
          title: '',
          at: 'yesterday',
          verdict: 'good',
          via: 'deployment',
          verifiedAt: '',
        },
      ],
    }),
  ],
  ['an incident that is a number', (good) => ({ ...good, incident: 7 })],
  [
    'an incident without events',
    (good) => ({ ...good, incident: { ...incident(), events: undefined } }),
  ],
  ['an event of no type', (good) => ({ ...good, incident: incident(event({})) })],
  [
    'an event without what its type needs',
    (good) => ({ ...good, incident: incident(event({ type: 'declared' })) }),
  ],
  [
    'an event with the wrong things in it',
    (good) => ({ ...good, incident: incident(event({ type: 'noted', text: { a: 1 } })) }),
  ],
  [
    'an event at no time',
    (good) => ({ ...good, incident: incident(event({ type: 'acknowledged', at: 'now' })) }),
  ],
  [
    'findings that are none',
    (good) => ({
      ...good,
      incident: incident(event({ type: 'probed', verdict: 'up', results: [1] })),
    }),
  ],
]

describe('a record that was edited by hand', () => {
  let world: World
  let issue: number
  let good: Record

  beforeAll(async () => {
    world = await openWorldOnRecord()
    issue = await openOrdinaryIssue(world)
    good = await record(world)
  }, 60_000)

  afterAll(async () => {
    expect(await incidents(world)).toEqual([])
    expect((await world.gitLog())[0]?.message).not.toContain('Outage-Operation')
    await world.close()
  })

  it.each(damaged)('into %s is said to be damaged, and left as it is', async (_, spoil) => {
    const spoilt = spoil(good)
    const text = typeof spoilt === 'string' ? spoilt : JSON.stringify(spoilt)
    await writeFile(world, serviceFile, text)
    const ran = await say(world, issue, 'alice', '/freeze')
    expect(ran).toMatchObject({ outcome: 'failed', reason: 'record-damaged' })
    expect(ran.replies).toHaveLength(1)
    expect(ran.replies[0]).toContain('services/chatbot-fluxa/production.json')
    expect(ran.replies[0]).toContain('outage-records')
    expect((await readFile(world, serviceFile)).text).toBe(text)
  })

  it('into something huge is said to be damaged, and not even read', async () => {
    const text = JSON.stringify({ ...good, padding: 'x'.repeat(9_000_000) })
    await writeFile(world, serviceFile, text)
    const ran = await say(world, issue, 'alice', '/freeze')
    expect(ran).toMatchObject({ outcome: 'failed', reason: 'record-damaged' })
    expect(ran.replies[0]).toContain('9 MB')
  }, 60_000)

  it.each([2, 99])(
    'by a newer version (schema %i) is told apart: update the action',
    async (schema) => {
      const text = JSON.stringify({ schema, shape: 'of the future' })
      await writeFile(world, serviceFile, text)
      const ran = await say(world, issue, 'alice', '/freeze')
      expect(ran).toMatchObject({ outcome: 'failed', reason: 'record-newer' })
      expect(ran.replies[0]).toMatch(/written by a newer version/)
      expect(ran.replies[0]).toMatch(/[Uu]pdate the action/)
      expect((await readFile(world, serviceFile)).text).toBe(text)
    },
  )

  it.each(['/rollback', '/health', '/gate', '/declare', '/release', '/ack', '/unfreeze'])(
    'stops %s too, with the same answer',
    async (line) => {
      await writeFile(world, serviceFile, '{')
      const ran = await say(world, issue, 'alice', line)
      expect(ran).toMatchObject({ outcome: 'failed', reason: 'record-damaged' })
      expect(ran.replies).toHaveLength(1)
      expect((await readFile(world, serviceFile)).text).toBe('{')
    },
  )

  it('stops what happens by itself, and says so where it can: the run is red', async () => {
    await writeFile(world, serviceFile, '{')
    const deploy = world.github.bus.events.findLast(
      ({ name, payload }) =>
        name === 'workflow_run' &&
        payload['action'] === 'completed' &&
        Object(payload['workflow_run'])['name'] === 'Deploy',
    )
    const run = Object(deploy?.payload['workflow_run'])
    const failed = { ...run, id: 4711, conclusion: 'failure' }
    const ended = await tell(world, 'workflow_run', { ...deploy?.payload, workflow_run: failed })
    expect(ended.outputs).toMatchObject({ outcome: 'failed', reason: 'record-damaged' })
    expect(ended.exitCode).toBe(1)
    expect(ended.stdout).toMatch(/^::error .*record-damaged/m)
    expect((await readFile(world, serviceFile)).text).toBe('{')
  })

  it('keeps what a version of the future has added to it', async () => {
    await writeFile(world, serviceFile, JSON.stringify({ ...good, later: { a: 1 } }))
    expect(await say(world, issue, 'alice', '/freeze')).toMatchObject({ outcome: 'succeeded' })
    expect(await record(world)).toMatchObject({ later: { a: 1 }, frozen: { by: 'alice' } })
    expect(await say(world, issue, 'alice', '/unfreeze')).toMatchObject({ outcome: 'succeeded' })
  })
})

describe('a record beside the service’s', () => {
  it('of commands, when it is damaged, keeps nobody from being answered', async () => {
    const world = await openWorldOnRecord()
    try {
      const issue = await openOrdinaryIssue(world)
      await say(world, issue, 'alice', '/help')
      const ledger = `commands/${String(issue).padStart(4, '0')}.json`
      await writeFile(world, ledger, '[1')
      for (const line of ['/help', '/rollback 99', '/nope-rollback', '/outage nonsense']) {
        const ran = await say(world, issue, 'alice', line)
        if (line.startsWith('/nope')) continue
        expect(ran.replies).toHaveLength(1)
        // What only looks is answered all the same.
        expect(ran.replies[0]).toContain(line === '/help' ? 'What you can type here' : 'Not done')
      }
      expect((await readFile(world, ledger)).text).toBe('[1')
    } finally {
      await world.close()
    }
  }, 60_000)

  it('of a closed incident, when it is damaged, is not written over, and the incident stays open', async () => {
    const world = await openWorldOnRecord()
    try {
      const number = await openIncident(world)
      const archive = `incidents/${String(number).padStart(4, '0')}.json`
      await writeFile(world, archive, '{}')
      const ran = await say(world, number, 'alice', '/resolve --close --cause x')
      expect(ran).toMatchObject({ outcome: 'failed', reason: 'record-damaged' })
      expect((await readFile(world, archive)).text).toBe('{}')
      expect(await record(world)).toHaveProperty('incident')
      expect((await commentsOn(world, number)).at(-1)).toContain(archive)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('with an event that only a newer version knows goes on, and keeps it', async () => {
    const world = await openWorldOnRecord()
    try {
      const number = await openIncident(world)
      const before = await record(world)
      const open = Object(before['incident']) as { events: readonly object[] }
      const later = event({ type: 'moon-landed', where: 'here', at: new Date().toISOString() })
      const grown = { ...before, incident: { ...open, events: [...open.events, later] } }
      await writeFile(world, serviceFile, JSON.stringify(grown))
      const ran = await say(world, number, 'alice', '/ack')
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      expect(JSON.stringify(await record(world))).toContain('moon-landed')
      expect(String((await world.issue(number))['title'])).toContain('P1')
    } finally {
      await world.close()
    }
  }, 60_000)
})
