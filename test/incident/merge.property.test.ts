import { describe, expect, it } from '@jest/globals'
import { commandOf } from '../../src/causes/typed.ts'
import * as fc from 'fast-check'
import type { IncidentEvent } from '../../src/incident/events.ts'
import { inOrder } from '../../src/incident/order.ts'
import { mergeServices } from '../../src/incident/merge.ts'
import type {
  Claim,
  ClosedIncident,
  IncidentRecord,
  Release,
  ServiceRecord,
} from '../../src/incident/record.ts'
import { body } from './arbitrary.ts'

/** Few times, keys and ids, so that copies have much in common and differ about it. */
const at = fc.integer({ min: 0, max: 9 }).map((n) => `2026-05-01T10:00:00.${n}00Z`)
const key = fc.constantFrom('comment:1:1', 'comment:2:1', 'run:3:1', 'comment:4:1')

const event: fc.Arbitrary<IncidentEvent> = fc
  .record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), at, actor: key, body })
  .map(({ body, ...base }) => ({ ...body, ...base }))

/** Every copy of an incident begins with what opened it. */
const opened = (id: string): IncidentEvent => ({
  type: 'declared',
  id: `${id}:declared`,
  at: `2026-05-01T09:00:00.${id.at(-3)}00Z`,
  actor: 'alice',
  title: '',
  severity: 'P1',
  trigger: { kind: 'person', summary: 'declared by alice' },
})

const incident: fc.Arbitrary<IncidentRecord> = fc
  .record({ id: key, events: fc.array(event, { maxLength: 6 }) })
  .map(({ id, events }) => ({
    id,
    service: 'chat',
    environment: 'production',
    events: inOrder([opened(id), ...events.map((one) => ({ ...one, id: `${id}:${one.id}` }))]),
  }))

const claim: fc.Arbitrary<Claim> = fc
  .record(
    { key, run: fc.constantFrom('1', '2'), at, finished: fc.record({ at, outcome: key }) },
    { requiredKeys: ['key', 'run', 'at'] },
  )
  .map(({ key, run, ...rest }) => ({
    key,
    invocation: {
      key,
      cause: commandOf('rollback'),
      actor: { login: 'alice', kind: 'person' },
      at: rest.at,
    },
    run: { id: run, attempt: 1 },
    ...rest,
  }))

const release: fc.Arbitrary<Release> = fc.record({
  id: key,
  sha: fc.constantFrom('a'.repeat(40), 'b'.repeat(40)),
  title: fc.constant('A change'),
  at,
  verdict: fc.constantFrom('good', 'bad'),
  via: fc.constant('deployment'),
  verifiedAt: at,
})

const closed: fc.Arbitrary<ClosedIncident> = fc.record(
  { id: key, at, issue: fc.nat(3), into: key },
  { requiredKeys: ['id', 'at'] },
)

const once = <T>(items: readonly T[], name: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [name(item), item])).values(),
]

/** A record as our code writes it: what is closed is not open, and a freeze is later than its thaw. */
const record: fc.Arbitrary<ServiceRecord> = fc
  .record(
    {
      claims: fc.array(claim, { maxLength: 4 }),
      releases: fc.array(release, { maxLength: 4 }),
      incident,
      frozen: fc.record({ at, by: key, reason: fc.constantFrom('a', 'b') }),
      thawed: at,
      closed: fc.array(closed, { maxLength: 3 }),
    },
    { requiredKeys: ['claims', 'releases'] },
  )
  .map(({ incident, frozen, ...rest }) => ({
    schema: 1,
    service: 'chat',
    environment: 'production',
    ...rest,
    claims: once(rest.claims, (one) => one.key),
    releases: once(rest.releases, (one) => one.id),
    ...(rest.closed ? { closed: once(rest.closed, (one) => one.id) } : {}),
    ...(incident && !rest.closed?.some(({ id }) => id === incident.id) ? { incident } : {}),
    ...(frozen && frozen.at > (rest.thawed ?? '') ? { frozen } : {}),
  }))

type Merged = ReturnType<typeof mergeServices>

/** What there is, whatever the order of its lists. */
function canonical({ record, late }: Merged): unknown {
  const sorted = (items: readonly unknown[]): string[] => items.map(text).toSorted()
  return {
    ...record,
    claims: sorted(record.claims),
    releases: sorted(record.releases),
    closed: sorted(record.closed ?? []),
    late: sorted(late),
  }
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )

/** Ids of the events in a record, and in what is to go into records of closed incidents. */
const eventsOf = ({ record, late }: Merged): ReadonlySet<string> =>
  new Set(
    [
      ...(record.incident ? [record.incident] : []),
      ...late.map(({ incident }) => incident),
    ].flatMap(({ events }) => events.map(({ id }) => id)),
  )

const alone = (record: ServiceRecord): Merged => ({ record, late: [] })

describe('two copies of a record', () => {
  it('merge into the first one itself where the second has nothing new', () => {
    fc.assert(
      fc.property(record, (copy) => {
        expect(mergeServices(copy, structuredClone(copy)).record).toBe(copy)
      }),
    )
  })

  it('merge once: again, with either, changes nothing', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { record: merged } = mergeServices(a, b)
        expect(mergeServices(merged, a).record).toBe(merged)
        expect(mergeServices(merged, b).record).toBe(merged)
      }),
    )
  })

  it('give the same, whichever comes first', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(canonical(mergeServices(a, b))).toEqual(canonical(mergeServices(b, a)))
      }),
    )
  })

  it('lose no event, no claim and no release', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const merged = mergeServices(a, b)
        const events = eventsOf(merged)
        for (const copy of [a, b]) {
          for (const id of eventsOf(alone(copy))) expect(events).toContain(id)
          const keys = merged.record.claims.map(({ key }) => key)
          expect(keys).toEqual(expect.arrayContaining(copy.claims.map(({ key }) => key)))
          const ids = merged.record.releases.map(({ id }) => id)
          expect(ids).toEqual(expect.arrayContaining(copy.releases.map(({ id }) => id)))
        }
      }),
    )
  })

  it('invent nothing', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { record: merged } = mergeServices(a, b)
        const known = [...a.claims, ...b.claims].map(text)
        for (const one of merged.claims) expect(known).toContain(text(one))
        const events = [a, b].flatMap(({ incident }) => incident?.events ?? []).map(text)
        for (const one of merged.incident?.events ?? []) expect(events).toContain(text(one))
      }),
    )
  })

  it('keep the events of an incident in order of time, each once', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const events = mergeServices(a, b).record.incident?.events ?? []
        expect(events).toEqual(inOrder(events))
      }),
    )
  })

  it('have finished what either has finished', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { record: merged } = mergeServices(a, b)
        const done = [...a.claims, ...b.claims].filter(({ finished }) => finished)
        for (const { key } of done) {
          expect(merged.claims.find((one) => one.key === key)?.finished).toBeDefined()
        }
      }),
    )
  })

  it('leave closed what either has closed', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { record: merged } = mergeServices(a, b)
        const ends = [...(a.closed ?? []), ...(b.closed ?? [])].map(({ id }) => id)
        expect(ends).not.toContain(merged.incident?.id)
      }),
    )
  })

  it('are frozen where the last that was said is a freeze', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { record: merged } = mergeServices(a, b)
        const freezes = [a.frozen?.at ?? '', b.frozen?.at ?? ''].toSorted()
        const thaws = [a.thawed ?? '', b.thawed ?? ''].toSorted()
        expect(merged.frozen !== undefined).toBe((freezes[1] ?? '') > (thaws[1] ?? ''))
      }),
    )
  })
})

describe('three copies of a record', () => {
  // Where one has closed an incident that a second has open and a third knows as a part of another,
  // it does matter. There are never more than two.
  const open = record.map(({ closed: _, ...rest }) => rest)

  it('that have closed nothing are the same, whichever two are merged first', () => {
    fc.assert(
      fc.property(open, open, open, (a, b, c) => {
        const parts = (record: ServiceRecord): unknown => ({
          claims: record.claims.map(text).toSorted(),
          releases: record.releases.map(text).toSorted(),
          frozen: record.frozen,
          incident: record.incident,
          closed: (record.closed ?? []).map(({ id }) => id).toSorted(),
        })
        const one = mergeServices(mergeServices(a, b).record, c).record
        const other = mergeServices(a, mergeServices(b, c).record).record
        expect(parts(one)).toEqual(parts(other))
      }),
    )
  })
})
