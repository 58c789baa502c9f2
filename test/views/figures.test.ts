import { describe, expect, it } from '@jest/globals'
import { metricsOf, type Metrics } from '../../src/incident/metrics.ts'
import type { IncidentLine } from '../../src/incident/line.ts'
import { drawRecord } from '../../src/records/record-text.ts'
import { csv } from '../../src/views/csv.ts'
import { drawHistoryFile, withHistory } from '../../src/views/history.ts'
import { historyCsv } from '../../src/views/history-text.ts'
import { drawMetricsPage } from '../../src/views/metrics-page.ts'
import { drawMetrics, metricsCsv } from '../../src/views/metrics.ts'
import { line } from '../incident/lines.ts'

const columns = ['Date', 'Duration', 'Cause', 'Resolution', 'Ticket']

const hostile = '<img src=x> | @everyone <!-- outage-history:end --> =1+1 </script>'

const figures = (...lines: readonly IncidentLine[]): Metrics =>
  metricsOf(lines, {
    now: new Date('2026-06-01T00:00:00Z'),
    targets: {},
    actionItems: { open: 0, overdue: 0 },
  })

describe('the outage history', () => {
  const lines = [
    line({
      number: 2,
      at: '2026-05-02T00:00:00Z',
      resolved: 75,
      cause: 'disk',
      resolution: 'more',
    }),
    line({ number: 1 }),
    line({ number: 3, drill: true, resolved: 1 }),
  ]

  it('has date, duration, cause, resolution and ticket of each, and no drill', () => {
    const text = withHistory(undefined, lines, columns)
    expect(text).toContain('| Date | Duration | Cause | Resolution | Ticket |')
    expect(text).toContain(
      '| 2026-05-02 | 1 h 15 min | disk | more | [\\#2](https://github.com/acme/chat/issues/2) |',
    )
    expect(text).toContain('| **open** |')
    expect(text).not.toContain('issues/3')
  })

  it('takes its place in a file of people’s, and leaves the rest alone', () => {
    const first = withHistory('# Runbook\r\n\r\nOurs.\r\n', lines, columns)
    expect(first).toMatch(/^# Runbook\r\n\r\nOurs\.\n\n## Outage history\n/)
    const moved = first.replace('## Outage history', '## What happened').concat('\nThe end.\n')
    const second = withHistory(moved, lines.slice(1), columns)
    expect(second).toMatch(/^# Runbook[^]*## What happened[^]*The end\.\n$/)
    expect(second).not.toContain('1 h 15 min')
    expect(withHistory(second, lines.slice(1), columns)).toBe(second)
  })

  it('cannot be broken out of by what people wrote', () => {
    const text = withHistory(undefined, [line({ resolved: 1, cause: hostile })], columns)
    expect(text.match(/<!-- outage-history:end -->/g)).toHaveLength(1)
    expect(text).not.toMatch(/<img|@everyone/)
    expect(withHistory(text, lines, columns)).toBe(withHistory(undefined, lines, columns))
  })

  it('stays short enough for GitHub to show it, and says what is left out', () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      line({ number: index + 1, resolved: 5, cause: 'a full disk, as every month' }),
    )
    const text = drawHistoryFile(many)
    expect(text.length).toBeLessThan(400_000)
    expect(text).toMatch(/older ones are not shown/)
  })
})

describe('the figures as Markdown', () => {
  it('change only when incidents do', () => {
    const lines = [line({ resolved: 30, acknowledged: 3 })]
    const later = metricsOf(lines, {
      now: new Date('2027-06-01T00:00:00Z'),
      targets: {},
      actionItems: { open: 0, overdue: 0 },
    })
    expect(drawMetrics(later)).toBe(drawMetrics(figures(...lines)))
    expect(drawMetrics(later)).toContain('| P1 | 1 |')
  })

  it('say that there is nothing yet', () => {
    expect(drawMetrics(figures())).toBe('There is no incident to count yet.')
    expect(drawMetrics(figures(line({ drill: true })))).toContain('1 drill')
  })
})

describe('a table for a spreadsheet', () => {
  it('quotes what has to be, and makes no formula of a text', () => {
    expect(csv([['a,b', 'say "x"', '=1+1', '-2', 7, undefined]])).toBe(
      `"a,b","say ""x""",'=1+1,'-2,7,\r\n`,
    )
  })

  it('has a row for all, each severity, each month and each of both', () => {
    const rows = metricsCsv(figures(line({ resolved: 30 })))
      .trimEnd()
      .split('\r\n')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(/^month,severity,incidents,detect_count,/)
    expect(rows[4]).toMatch(/^2026-05,P1,1,/)
    expect(historyCsv([line({ drill: true })])).toMatch(/,yes\r\n$/)
  })
})

describe('the page of figures', () => {
  it('is one file that asks for nothing and runs nothing', () => {
    const page = drawMetricsPage(
      figures(line({ resolved: 30 })),
      [line({ resolved: 30, cause: hostile })],
      `acme/<b>`,
    )
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|<[^>]*\ssrc=/)
    expect(page).toContain('acme/&lt;b&gt;')
    expect(page.match(/<svg /g)).toHaveLength(4)
  })

  it('has no charts of nothing', () => {
    expect(drawMetricsPage(figures(), [], 'acme/chat')).toContain('no incident to count yet')
  })

  it('draws one incident alone, and one that took no time', () => {
    const page = drawMetricsPage(figures(line({ resolved: 0 })), [line({ resolved: 0 })], 'a/b')
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
  })
})

const plain = { redact: (value: unknown) => value }

describe('a record with lines', () => {
  it('is drawn with one a line, and reads back as it was', () => {
    for (const value of [
      { schema: 1, lines: [] },
      { schema: 1, lines: [{ a: 1 }, { b: 'x\ny' }] },
      { lines: [1] },
      { schema: 1, lines: [{ a: 1 }], actions: [{ key: 'b' }], n: { m: 1 } },
    ]) {
      expect(JSON.parse(drawRecord(plain, value))).toEqual(value)
    }
    expect(drawRecord(plain, { schema: 1, lines: [{ a: 1 }, { b: 2 }] }).split('\n')).toHaveLength(
      8,
    )
  })
})
