import { describe, expect, it } from '@jest/globals'
import { commandOf } from '../../src/causes/typed.ts'
import type { EventBody } from '../../src/incident/events.ts'
import { fold } from '../../src/incident/fold.ts'
import { issuesOf } from '../../src/incident/issues.ts'
import { mergeServices } from '../../src/incident/merge.ts'
import type { Claim, Release, ServiceRecord } from '../../src/incident/record.ts'
import {
  makeEvents,
  rememberedClaims,
  rememberedReleases,
  withEvents,
  withFreeze,
  withIncident,
  withoutFreeze,
  withoutIncident,
} from '../../src/incident/service.ts'

const empty: ServiceRecord = {
  schema: 1,
  service: 'chat',
  environment: 'production',
  claims: [],
  releases: [],
}

const at = (second: number): string => new Date(Date.UTC(2026, 4, 1, 10, 0, second)).toISOString()

/** The record with something that somebody did, that many seconds after ten. */
function after(
  record: ServiceRecord,
  key: string,
  second: number,
  ...bodies: EventBody[]
): ServiceRecord {
  const cause = { key, actor: 'alice', now: new Date(at(second)) }
  return withEvents(record, makeEvents(record.incident, cause, bodies))
}

function opened(key: string, second: number, issue: number): ServiceRecord {
  const trigger = { kind: 'person', summary: 'declared by alice' } as const
  return after(
    withIncident(empty, key),
    key,
    second,
    { type: 'declared', title: `Opened by ${key}`, severity: 'P1', trigger },
    { type: 'issue-opened', issue, link: `https://github.test/issues/${issue}` },
  )
}

const note = (text: string): EventBody => ({ type: 'noted', text })
const texts = (record: ServiceRecord): string[] =>
  (record.incident?.events ?? []).flatMap((event) => (event.type === 'noted' ? [event.text] : []))

describe('an incident that went on in two copies', () => {
  it('has what happened in both, in order of time', () => {
    const begun = opened('comment:1:1', 0, 42)
    const here = after(
      after(begun, 'comment:2:1', 10, note('one')),
      'comment:4:1',
      30,
      note('three'),
    )
    const there = after(begun, 'comment:3:1', 20, note('two'))
    expect(texts(mergeServices(here, there).record)).toEqual(['one', 'two', 'three'])
  })
})

describe('two incidents that were opened without knowing of each other', () => {
  const older = after(opened('comment:1:1', 0, 42), 'comment:3:1', 20, note('older'))
  const younger = after(opened('comment:2:1', 10, 51), 'comment:4:1', 15, note('younger'))
  const { record, late } = mergeServices(younger, older)

  it('are one incident, with the events of both, and the issue of the older', () => {
    expect(record.incident?.id).toBe('comment:1:1:chat:production')
    expect(texts(record)).toEqual(['younger', 'older'])
    expect(late).toEqual([])
    const state = record.incident && fold(record.incident, 'response')
    expect(state).toMatchObject({
      title: 'Opened by comment:1:1',
      declaredAt: at(0),
      issue: { number: 42 },
      linked: [{ number: 51 }],
    })
  })

  it('have one issue too many', () => {
    expect(record.incident && issuesOf(record.incident.events).others).toEqual([51])
    expect(older.incident && issuesOf(older.incident.events).others).toEqual([])
  })

  it('stay one where a copy has only the younger, and more happened to that', () => {
    const more = after(younger, 'comment:5:1', 40, note('more'))
    expect(texts(mergeServices(record, more).record)).toEqual(['younger', 'older', 'more'])
  })

  it('are closed together', () => {
    const closed = withoutIncident(record, { at: at(50), issue: 42 })
    const more = after(younger, 'comment:5:1', 40, note('more'))
    const merged = mergeServices(closed, more)
    expect(merged.record).toBe(closed)
    expect(merged.late).toMatchObject([
      { issue: 42, incident: { id: 'comment:1:1:chat:production' } },
    ])
  })
})

describe('an incident that one copy has closed', () => {
  const begun = opened('comment:1:1', 0, 42)
  const closed = withoutIncident(begun, { at: at(60), issue: 42 })
  const more = after(begun, 'comment:2:1', 30, note('still on it'))

  it.each([
    ['the first', mergeServices(closed, more)],
    ['the second', mergeServices(more, closed)],
  ])('is not opened again, whichever it is: %s', (_, { record, late }) => {
    expect(record).not.toHaveProperty('incident')
    expect(late.map(({ issue }) => issue)).toEqual([42])
    expect(late[0]?.incident.events.at(-1)).toMatchObject({ text: 'still on it' })
  })

  it('does not close the next one', () => {
    const next = opened('comment:9:1', 90, 43)
    expect(mergeServices(closed, next).record.incident?.id).toBe('comment:9:1:chat:production')
  })
})

describe('a freeze', () => {
  const freeze = (second: number) => ({ at: at(second), by: 'alice', reason: 'migration' })
  const frozen = withFreeze(empty, freeze(10))

  it('that one copy has ended has ended', () => {
    expect(mergeServices(frozen, withoutFreeze(frozen, at(20))).record.frozen).toBeUndefined()
  })

  it('that came after the last one ended holds', () => {
    const again = withFreeze(withoutFreeze(frozen, at(20)), freeze(30))
    expect(mergeServices(withoutFreeze(frozen, at(20)), again).record.frozen?.at).toBe(at(30))
  })

  it('comes after the thaw before it, whatever the clock of who froze says', () => {
    const again = withFreeze(withoutFreeze(frozen, at(20)), freeze(15))
    expect(again.frozen?.at).toBe('2026-05-01T10:00:20.001Z')
    expect(mergeServices(again, again).record).toBe(again)
  })

  it('may be ended by somebody who knew nothing of it', () => {
    const thawed = withoutFreeze(empty, at(20))
    expect(mergeServices(frozen, thawed).record.frozen).toBeUndefined()
  })
})

describe('lists that have an end', () => {
  const claim = (n: number): Claim => ({
    key: `comment:${n}:1`,
    invocation: {
      key: `comment:${n}:1`,
      cause: commandOf('note', 'x'),
      actor: { login: 'alice', kind: 'person' },
      at: at(n),
    },
    run: { id: '1', attempt: 1 },
    at: at(n),
    finished: { at: at(n), outcome: 'succeeded' },
  })
  const release = (n: number): Release => ({
    id: String(n),
    sha: String(n).padStart(40, '0'),
    title: 'A change',
    at: at(n),
    verdict: 'good',
    via: 'deployment',
    verifiedAt: at(n),
  })
  const range = (from: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => from + index)

  it('do not get back what they have let go of', () => {
    const ours: ServiceRecord = {
      ...empty,
      claims: range(100, rememberedClaims).map(claim),
      releases: range(100, rememberedReleases).map(release).toReversed(),
    }
    const older: ServiceRecord = {
      ...empty,
      claims: range(0, 110).map(claim),
      releases: range(0, 110).map(release).toReversed().slice(0, rememberedReleases),
    }
    expect(mergeServices(ours, older).record).toBe(ours)
  })

  it('have the release that went live last in front', () => {
    const ours: ServiceRecord = { ...empty, releases: [release(3), release(1)] }
    const theirs: ServiceRecord = { ...empty, releases: [release(4), release(2), release(1)] }
    const ids = mergeServices(ours, theirs).record.releases.map(({ id }) => id)
    expect(ids).toEqual(['4', '3', '2', '1'])
  })
})
