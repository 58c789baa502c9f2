import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { IncidentLine } from '../../src/incident/line.ts'
import { metricsOf, type MetricsContext } from '../../src/incident/metrics.ts'
import { spreadOf } from '../../src/incident/statistics.ts'
import { line, lines, minutes } from './lines.ts'

const context: MetricsContext = {
  now: new Date('2026-12-01T00:00:00Z'),
  targets: {
    P1: { acknowledge: minutes(15), resolve: minutes(240) },
    P2: { acknowledge: minutes(30), resolve: minutes(480) },
  },
  actionItems: { open: 3, overdue: 1 },
}

const metrics = (...some: readonly IncidentLine[]) => metricsOf(some, context)

describe('the figures', () => {
  it('count every time from the start of the incident', () => {
    const { all } = metrics(line({ detected: 2, acknowledged: 5, mitigated: 20, resolved: 60 }))
    const times = Object.entries(all.times).map(([clock, spread]) => [clock, spread?.median])
    expect(Object.fromEntries(times)).toEqual({
      detect: minutes(2),
      acknowledge: minutes(5),
      mitigate: minutes(20),
      resolve: minutes(60),
    })
  })

  it('give median, 90th percentile and mean', () => {
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toEqual({
      count: 10,
      median: 6,
      p90: 9,
      mean: 15,
    })
    expect(spreadOf([4])).toEqual({ count: 1, median: 4, p90: 4, mean: 4 })
    expect(spreadOf([])).toBeUndefined()
  })

  it('tell severities and months apart, and leave no month out', () => {
    const found = metrics(
      line({ number: 1, at: '2026-01-31T23:30:00Z', severity: 'P2', resolved: 60 }),
      line({ number: 2, at: '2026-03-01T00:00:00Z', resolved: 30 }),
    )
    expect(found.months.map(({ month, incidents }) => [month, incidents])).toEqual([
      ['2026-01', 1],
      ['2026-02', 0],
      ['2026-03', 1],
    ])
    expect(found.severities.map(({ severity }) => severity)).toEqual(['P1', 'P2'])
    expect(found.cells.map(({ month, severity }) => `${month} ${severity}`)).toEqual([
      '2026-01 P2',
      '2026-03 P1',
    ])
  })

  it('say which targets were met; what nobody had to acknowledge is neither', () => {
    const { all } = metrics(
      line({ number: 1, acknowledged: 15, resolved: 240 }),
      line({ number: 2, acknowledged: 16, resolved: 241 }),
      line({ number: 3, resolved: 5 }),
      line({ number: 4, resolved: 20 }),
    )
    expect(all.targets).toEqual({
      acknowledge: { met: 1, missed: 2 },
      resolve: { met: 3, missed: 1 },
    })
  })

  it('count an open incident as missed once its time is over, and in no duration', () => {
    const found = metrics(line({ at: '2026-11-01T00:00:00Z' }))
    expect(found.open).toBe(1)
    expect(found.all.times.resolve).toBeUndefined()
    expect(found.all.targets.resolve).toEqual({ met: 0, missed: 1 })
  })

  it('count what came back within a day: reopened, or once more at the same place', () => {
    const found = metrics(
      line({ number: 1, at: '2026-01-01T00:00:00Z', resolved: 60 }),
      line({ number: 2, at: '2026-01-02T00:59:00Z', resolved: 60 }),
      line({ number: 3, at: '2026-01-09T00:00:00Z', resolved: 60, recurrences: 1 }),
      line({ number: 4, at: '2026-01-09T02:00:00Z', resolved: 60, service: 'other' }),
    )
    expect(found.recurrence).toEqual({ recurred: 2, of: 4 })
  })

  it('give the recovery time of failed deployments', () => {
    const found = metrics(
      line({ number: 1, trigger: 'deployment', mitigated: 7, resolved: 90 }),
      line({ number: 2, trigger: 'deployment', resolved: 9 }),
      line({ number: 3, mitigated: 500, resolved: 500 }),
    )
    expect(found.failedDeployments).toMatchObject({
      incidents: 2,
      recovery: { median: minutes(8), p90: minutes(9) },
    })
  })

  it('do not depend on the order of the incidents', () => {
    fc.assert(
      fc.property(
        lines.chain((some) =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray([...some], { minLength: some.length, maxLength: some.length }),
          ),
        ),
        ([some, shuffled]) => {
          expect(metricsOf(shuffled, context)).toEqual(metricsOf(some, context))
        },
      ),
    )
  })

  it('are the same with drills and without them, but for how many were left out', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const real = some.filter(({ drill }) => drill !== true)
        const drills = some.length - real.length
        expect(metricsOf(some, context)).toEqual({ ...metricsOf(real, context), drills })
      }),
    )
  })

  it('count every incident in one month, one severity and one of both', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const { all, months, severities, cells } = metricsOf(some, context)
        for (const part of [months, severities, cells]) {
          expect(part.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(all.incidents)
        }
      }),
    )
  })

  it('have a median that is no higher than the 90th percentile, and are plain data', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const found = metricsOf(some, context)
        for (const { median, p90 } of Object.values(found.all.times)) {
          expect(median).toBeLessThanOrEqual(p90)
        }
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      }),
    )
  })
})
