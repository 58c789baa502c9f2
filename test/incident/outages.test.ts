import { describe, expect, it } from '@jest/globals'
import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import { fold } from '../../src/incident/fold.ts'
import { lineOf } from '../../src/incident/line.ts'
import { timesOf } from '../../src/incident/metrics.ts'
import { downtimeOf } from '../../src/incident/outages.ts'
import { incidentOf } from './arbitrary.ts'

const start = Date.UTC(2026, 4, 1, 10)
const minute = 60_000
const at = (minutes: number): string => new Date(start + minutes * minute).toISOString()

type Happened = readonly [minutes: number, body: EventBody]

const probed = (minutes: number, verdict: 'up' | 'degraded' | 'down' | 'unknown'): Happened => [
  minutes,
  { type: 'probed', verdict, results: [] },
]
const declared: Happened = [
  0,
  { type: 'declared', title: 'x', severity: 'P1', trigger: { kind: 'person', summary: 'x' } },
]
const opened: Happened = [0.1, { type: 'issue-opened', issue: 4, link: 'https://x/4' }]
const resolved = (minutes: number): Happened => [minutes, { type: 'resolved' }]
const acknowledged = (minutes: number): Happened => [minutes, { type: 'acknowledged' }]
const failed: Happened = [0, { type: 'deployment-failed', summary: 'the build failed' }]
const again = (minutes: number, recurrence = true): Happened => [
  minutes,
  { type: 'reopened', reason: 'it is down again', recurrence },
]
const corrected = (minutes: number, moment: 'started' | 'mitigated', to: number): Happened => [
  minutes,
  { type: 'corrected', moment, to: at(to) },
]

function incident(happened: readonly Happened[]) {
  return incidentOf(
    [declared, opened, ...happened].map(([minutes, body], index): IncidentEvent => ({
      ...body,
      id: `comment:${index}:1`,
      at: at(minutes),
      actor: 'alice',
    })),
  )
}

const stateAfter = (happened: readonly Happened[]) => fold(incident(happened), 'first')

type Case = readonly [
  what: string,
  happened: readonly Happened[],
  downtime: number | undefined,
  mitigated: number | undefined,
  resolve: number | undefined,
]

const day = 20 * 60

/** What docs/history.md says, minute by minute; the last moment is minute 1300. */
const cases: readonly Case[] = [
  [
    'an outage that only people saw, and whose beginning they corrected: unknown',
    [probed(5, 'up'), corrected(6, 'started', -85), resolved(7)],
    undefined,
    undefined,
    92,
  ],
  ['nobody probed', [resolved(30)], undefined, undefined, 30],
  ['the prober failed', [probed(1, 'unknown'), resolved(30)], undefined, undefined, 30],
  [
    'a deployment failed, and it was healthy',
    [failed, probed(1, 'up'), resolved(35)],
    0,
    undefined,
    35,
  ],
  ['one outage', [probed(0, 'down'), probed(5, 'up'), resolved(9)], 5, 5, 9],
  ['degraded counts', [probed(0, 'degraded'), probed(5, 'up'), resolved(9)], 5, 5, 9],
  [
    'worse and better within one outage',
    [probed(0, 'degraded'), probed(2, 'down'), probed(4, 'degraded'), probed(6, 'up'), resolved(9)],
    6,
    6,
    9,
  ],
  [
    'unknown neither ends nor begins one',
    [probed(0, 'down'), probed(2, 'unknown'), probed(5, 'up'), probed(6, 'unknown'), resolved(9)],
    5,
    5,
    9,
  ],
  [
    'it flaps',
    [probed(0, 'down'), probed(5, 'up'), probed(20, 'down'), probed(25, 'up'), resolved(30)],
    10,
    5,
    30,
  ],
  [
    'two blips twenty hours apart, and a recurrence',
    [
      ...[probed(0, 'down'), probed(5, 'up'), resolved(6)],
      ...[again(day), probed(day, 'down'), probed(day + 5, 'up'), resolved(day + 6)],
    ],
    10,
    5,
    12,
  ],
  [
    'opened again by a person',
    [probed(0, 'down'), probed(5, 'up'), resolved(6), again(16, false), resolved(20)],
    5,
    5,
    10,
  ],
  ['resolved anyway', [probed(0, 'down'), resolved(9)], 9, undefined, 9],
  ['it goes on', [probed(1200, 'down')], 100, undefined, undefined],
  [
    'the start was earlier',
    [probed(0, 'down'), probed(5, 'up'), corrected(6, 'started', -10), resolved(9)],
    15,
    15,
    19,
  ],
  [
    'the start was later',
    [probed(0, 'down'), probed(5, 'up'), corrected(6, 'started', 2), resolved(9)],
    3,
    3,
    7,
  ],
  [
    'it was mitigated earlier',
    [probed(0, 'down'), probed(5, 'up'), corrected(6, 'mitigated', 3), resolved(9)],
    3,
    3,
    9,
  ],
]

describe('the figures of an incident', () => {
  it.each(cases)('are as defined: %s', (_, happened, downtime, mitigate, resolve) => {
    const minutes = (value: number | undefined) => (value === undefined ? value : value / minute)
    const line = lineOf(incident(happened))
    if (line === undefined) throw new Error('there is no line')
    const times = timesOf(line)
    const measured = downtimeOf(stateAfter(happened), new Date(at(1300)))
    expect(minutes(measured)).toBe(downtime)
    expect(minutes(line.downtime)).toBe(resolve === undefined ? undefined : downtime)
    expect(minutes(times.mitigate)).toBe(mitigate)
    expect(minutes(times.resolve)).toBe(resolve)
  })
})

describe('a failure that came back', () => {
  const happened = [probed(0, 'down'), acknowledged(2), probed(5, 'up'), resolved(6), again(day)]
  it('is acknowledged by nobody yet', () => {
    const state = stateAfter(happened)
    expect(state.acknowledged).toBeUndefined()
    expect(state.recurredAt).toBe(at(day))
  })

  it('does not move the figures of the first time', () => {
    const line = lineOf(incident([...happened, acknowledged(day + 4), resolved(day + 9)]))
    expect(line).toMatchObject({ acknowledgedAt: at(2), mitigatedAt: at(5) })
  })

  it('is still acknowledged if a person opened it again', () => {
    const state = stateAfter([...happened.slice(0, -1), again(16, false)])
    expect(state.acknowledged?.at).toBe(at(2))
  })
})
