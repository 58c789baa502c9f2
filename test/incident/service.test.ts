import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Release, ServiceRecord } from '../../src/incident/record.ts'
import {
  makeEvents,
  operationId,
  withEvents,
  isOpenedBy,
  withIncident,
  withoutCause,
  withRelease,
} from '../../src/incident/service.ts'
import { body, events, incidentOf } from './arbitrary.ts'

const empty: ServiceRecord = {
  schema: 1,
  service: 'chat',
  environment: 'production',
  claims: [],
  releases: [],
}

const now = new Date('2026-05-01T10:00:00.050Z')
const cause = { key: 'comment:9:1', actor: 'bob', now }

describe('making events', () => {
  it('gives the same ids for the same cause, however often it is told', () => {
    fc.assert(
      fc.property(
        fc.array(body),
        events,
        fc.date({ noInvalidDate: true, max: new Date('2100-01-01') }),
        (bodies, old, later) => {
          const first = makeEvents(undefined, cause, bodies).map(({ id }) => id)
          const again = makeEvents(incidentOf(old), { ...cause, now: later }, bodies)
          expect(again.map(({ id }) => id)).toEqual(first)
        },
      ),
    )
  })

  it('gives ids that begin with the cause', () => {
    fc.assert(
      fc.property(fc.array(body), (bodies) => {
        for (const { id } of makeEvents(undefined, cause, bodies))
          expect(id).toMatch(/^comment:9:1:/)
      }),
    )
  })

  it('gives times later than all before, each later than the last, however wrong the clock', () => {
    fc.assert(
      fc.property(events, fc.array(body, { minLength: 1 }), (old, bodies) => {
        const made = makeEvents(incidentOf(old), cause, bodies)
        const times = [...old, ...made].map(({ at }) => at)
        expect(times).toEqual([...new Set(times)].toSorted())
      }),
    )
  })

  it('uses the time of the clock where nothing is in the way', () => {
    expect(makeEvents(undefined, cause, [{ type: 'acknowledged' }])).toEqual([
      { type: 'acknowledged', id: 'comment:9:1:acknowledged', at: now.toISOString(), actor: 'bob' },
    ])
  })

  it('tells several ticks, steps, roles, notes and looks of one cause apart', () => {
    const result = { probe: 'p', verdict: 'up', detail: '', milliseconds: 1 } as const
    const step = { type: 'step-started', operation: 'o', title: 't' } as const
    const ids = makeEvents(undefined, cause, [
      { type: 'checked', step: 'a' },
      { type: 'checked', step: 'b' },
      { type: 'unchecked', step: 'a' },
      { ...step, step: 'a' },
      { ...step, step: 'b' },
      { type: 'role-assigned', role: 'comms', person: 'x' },
      { type: 'role-assigned', role: 'scribe', person: 'x' },
      { type: 'linked', issue: 1, link: '' },
      { type: 'linked', issue: 2, link: '' },
      { type: 'noted', text: 'x' },
      { type: 'noted', text: 'y' },
      { type: 'probed', verdict: 'up', results: [{ ...result, at: '2026-05-01T10:00:00.000Z' }] },
      { type: 'probed', verdict: 'up', results: [{ ...result, at: '2026-05-01T10:00:10.000Z' }] },
    ]).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a record with further events', () => {
  const open = withIncident(empty, 'comment:9:1')
  const one = makeEvents(undefined, cause, [{ type: 'acknowledged' }])

  it('holds each of them once', () => {
    const once = withEvents(open, one)
    expect(once.incident?.events).toEqual(one)
    expect(withEvents(once, one)).toBe(once)
  })

  it('is what it was where no incident is open', () => {
    expect(withEvents(empty, one)).toBe(empty)
  })

  it('can forget a cause, to decide it again, and no other', () => {
    const other = makeEvents(undefined, { ...cause, key: 'comment:9:10' }, [{ type: 'unfrozen' }])
    const both = withEvents(withEvents(open, one), other)
    expect(both.incident && withoutCause(both.incident, cause.key).events).toEqual(other)
  })
})

describe('a record with an incident', () => {
  it('keeps the one that is open', () => {
    const open = withIncident(empty, 'first')
    expect(withIncident(open, 'second')).toBe(open)
    expect(isOpenedBy(open.incident, 'first')).toBe(true)
    expect(isOpenedBy(open.incident, 'second')).toBe(false)
    expect(open.incident).toEqual({ ...incidentOf([]), id: 'first:chat:production' })
  })

  it('has an id that names its place once', () => {
    expect(withIncident(empty, 'run:1:1:chat:production').incident?.id).toBe(
      'run:1:1:chat:production',
    )
    const ids = ['chat', 'shop'].map(
      (service) => withIncident({ ...empty, service }, 'run:1:1:declare').incident?.id,
    )
    expect(new Set(ids).size).toBe(2)
  })

  it('knows who opened one that version 0.1 named after the invocation', () => {
    const old = { ...incidentOf([]), id: 'comment:9:1' }
    expect(isOpenedBy(old, 'comment:9:1')).toBe(true)
    expect(isOpenedBy(old, 'comment:9:2')).toBe(false)
  })
})

describe('a record with releases', () => {
  const release = (id: string, verdict: Release['verdict'] = 'good'): Release => ({
    id,
    sha: id,
    title: id,
    at: now.toISOString(),
    verdict,
    via: 'deployment',
    verifiedAt: now.toISOString(),
  })

  it('has the newest in front, and each id once', () => {
    const record = withRelease(withRelease(empty, release('a')), release('b'))
    expect(record.releases.map(({ id }) => id)).toEqual(['b', 'a'])
    const again = withRelease(record, release('a', 'bad'))
    expect(again.releases.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['a bad', 'b good'])
  })

  it('remembers a hundred of them', () => {
    const ids = Array.from({ length: 130 }, (_, index) => String(index))
    const record = ids.reduce((before, id) => withRelease(before, release(id)), empty)
    expect(record.releases).toHaveLength(100)
    expect(record.releases[0]?.id).toBe('129')
  })
})

describe('the id of an operation', () => {
  it('is short, hexadecimal and always the same for its invocation', () => {
    expect(operationId('comment:9:1')).toMatch(/^[0-9a-f]{8}$/)
    expect(operationId('comment:9:1')).toBe(operationId('comment:9:1'))
    expect(operationId('comment:9:1')).not.toBe(operationId('comment:9:2'))
  })
})
