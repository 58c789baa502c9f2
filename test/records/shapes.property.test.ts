import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { OutageError } from '../../src/errors.ts'
import { fold } from '../../src/incident/fold.ts'
import type { ServiceRecord } from '../../src/incident/record.ts'
import { makeEvents, withEvents } from '../../src/incident/service.ts'
import { serviceShape } from '../../src/records/shapes.ts'
import { drawIncident } from '../../src/views/issue.ts'
import { casesOf } from '../cases.ts'
import { changesOf } from '../config/mutate.ts'
import { events, incidentOf, oneOfEach } from '../incident/arbitrary.ts'
import { context } from '../views/fixture.ts'

const at = '2026-05-01T10:00:00.000Z'
const shape = serviceShape('chat', 'production')

function recordWith(incident: ServiceRecord['incident']): ServiceRecord {
  const actor = { login: 'alice', kind: 'person' } as const
  const issue = { number: 4, url: 'https://github.com/acme/chat/issues/4' }
  const failure = { service: 'chat', environment: 'production', summary: 'x', sha: 'a'.repeat(40) }
  const cause = { kind: 'deployment-failed', ...failure } as const
  const invocation = { key: 'comment:1:1', cause, actor, at, issue, url: issue.url }
  const finished = { at, outcome: 'failed', reason: 'frozen' }
  return {
    ...shape.empty,
    ...(incident === undefined ? {} : { incident }),
    claims: [{ key: 'comment:1:1', invocation, run: { id: '1', attempt: 1 }, at, finished }],
    frozen: { at, by: 'alice', reason: 'a rollback' },
    releases: [
      {
        ...{ id: 'run:1:1', sha: 'b'.repeat(40), title: 'Say more', at, verifiedAt: at },
        ...{ verdict: 'good', via: 'deployment', url: issue.url },
      },
    ],
  }
}

/** The record, or nothing where it was refused as it should be. */
function read(value: unknown): ServiceRecord | undefined {
  try {
    return shape.read(value)
  } catch (error) {
    if (!(error instanceof OutageError)) throw error
    expect(error.code).toMatch(/^record-(damaged|newer)$/)
    expect(error.message).toContain('services/chat/production.json')
    return undefined
  }
}

/** All that is done with a record: it is added to, folded and drawn. */
function use(record: ServiceRecord): void {
  const now = new Date('2026-05-01T11:00:00.000Z')
  const cause = { key: 'comment:9:1', actor: 'bob', now }
  const grown = withEvents(record, makeEvents(record.incident, cause, [{ type: 'acknowledged' }]))
  if (grown.incident === undefined) return
  const state = fold(grown.incident, 'response')
  drawIncident(state, { ...context, releases: record.releases })
}

describe('a record', () => {
  it('that we wrote is read as it is', () => {
    fc.assert(
      fc.property(events, (list) => {
        fc.pre(list.length > 0)
        const record = recordWith(incidentOf(list))
        expect(read(JSON.parse(JSON.stringify(record)))).toEqual(record)
      }),
    )
  })

  it('with anything else in one place of it is refused, or can be used', () => {
    const made = oneOfEach.map((bodies) =>
      makeEvents(undefined, { key: 'comment:1:1', actor: 'alice', now: new Date(at) }, bodies),
    )
    const changed = made.chain((list) =>
      changesOf(JSON.parse(JSON.stringify(recordWith(incidentOf(list))))),
    )
    fc.assert(
      fc.property(changed, (value) => {
        const record = read(value)
        if (record) use(record)
      }),
      casesOf(500),
    )
  })

  it('that is any JSON at all is refused, or can be used', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const record = read(value)
        if (record) use(record)
      }),
    )
  })
})
