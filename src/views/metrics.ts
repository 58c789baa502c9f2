import {
  clocks,
  type ClockName,
  type Figures,
  type Kept,
  type Metrics,
} from '../incident/metrics.ts'
import type { Spread } from '../incident/statistics.ts'
import { csv } from './csv.ts'
import { plain } from './markdown.ts'
import { drawMetricsCharts } from './metrics-charts.ts'
import { date, short } from './time.ts'

/** What people call the clocks. */
export const clockNames = {
  detect: { short: 'MTTD', long: 'time to detect' },
  acknowledge: { short: 'MTTA', long: 'time to acknowledge' },
  mitigate: { short: 'MTTM', long: 'time to mitigate' },
  resolve: { short: 'MTTR', long: 'time to resolve' },
} as const satisfies Record<ClockName, { readonly short: string; readonly long: string }>

/** Months that are shown; CSV and JSON have all. */
const shownMonths = 12

/** `metrics.md` on the records branch. Nothing in it changes by time alone. */
export function drawMetricsFile(metrics: Metrics): string {
  return `# Outage figures\n\n${drawMetrics(metrics)}\n`
}

/** The figures as Markdown, with charts that GitHub draws. */
export function drawMetrics(metrics: Metrics): string {
  if (metrics.from === undefined || metrics.to === undefined) {
    const drills = metrics.drills === 0 ? '' : ` (${drillsOf(metrics)})`
    return `There is no incident to count yet${drills}.`
  }
  const months = metrics.months.slice(-shownMonths)
  const since = months[0]?.month ?? ''
  return [
    summary(metrics),
    `#### By severity\n\n${figuresTable('Severity', [...metrics.severities.map((figures) => ({ name: figures.severity, figures })), { name: 'all', figures: metrics.all }])}`,
    drawMetricsCharts(months),
    `#### By month\n\n${figuresTable(
      'Month',
      months.toReversed().map((figures) => ({ name: figures.month, figures })),
    )}`,
    `<details><summary><b>By month and severity</b></summary>\n\n${figuresTable(
      'Month, severity',
      metrics.cells
        .filter(({ month }) => month >= since)
        .toReversed()
        .map((figures) => ({ name: `${figures.month} ${figures.severity}`, figures })),
    )}\n\n</details>`,
    '<sub>Each time is median / 90th percentile / mean, from the start of the incident. MTTR is to resolution. Drills do not count.</sub>',
  ].join('\n\n')
}

function summary(metrics: Metrics): string {
  const { all, recurrence, failedDeployments, actionItems, from = '', to = '' } = metrics
  const { incidents, recovery } = failedDeployments
  const rows = [
    [
      'Incidents',
      `${all.incidents}, ${days(from, to)}${metrics.open > 0 ? `; ${metrics.open} open` : ''}`,
    ],
    ['Acknowledged in time', kept(all.targets.acknowledge)],
    ['Resolved in time', kept(all.targets.resolve)],
    ['Came back within a day', share(recurrence.recurred, recurrence.of)],
    [
      'Failed deployments, recovery time',
      recovery === undefined ? 'none' : `${spread(recovery)} (${incidents})`,
    ],
    ['Action items', `${actionItems.open} open, ${actionItems.overdue} overdue`],
    ...(metrics.drills === 0 ? [] : [['Left out', drillsOf(metrics)]]),
  ]
  return `| | |\n|:--|:--|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`
}

const drillsOf = ({ drills }: Metrics): string => `${drills} ${drills === 1 ? 'drill' : 'drills'}`

type Row = { readonly name: string; readonly figures: Figures }

function figuresTable(first: string, rows: readonly Row[]): string {
  const columns = [
    first,
    'Incidents',
    ...clocks.map((clock) => clockNames[clock].short),
    'Ack. in time',
    'Resolved in time',
  ]
  const body = rows.map(({ name, figures }) => [
    plain(name),
    String(figures.incidents),
    ...clocks.map((clock) => spread(figures.times[clock])),
    kept(figures.targets.acknowledge),
    kept(figures.targets.resolve),
  ])
  return [columns, [':--', ...columns.slice(1).map(() => '--:')], ...body]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** `2026-03-02 to 2026-05-07`, or the only day. */
export function days(from: string, to: string): string {
  return date(from) === date(to) ? date(from) : `${date(from)} to ${date(to)}`
}

/** `12 min`; what took no time is `0 s`. */
export const time = (ms: number): string => (ms < 100 ? '0 s' : short(ms))

/** `12 min / 40 min / 15 min`. */
function spread(value: Spread | undefined): string {
  if (value === undefined) return '–'
  return [value.median, value.p90, value.mean].map(time).join(' / ')
}

const kept = ({ met, missed }: Kept): string => share(met, met + missed)

/** `9 of 10, 90 %`. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part} of ${whole}, ${Math.round((100 * part) / whole)} %`
}

/** A row for all, each severity, each month, and each severity in each month; milliseconds. */
export function metricsCsv(metrics: Metrics): string {
  const rows = [
    { month: '', severity: '', ...metrics.all },
    ...metrics.severities.map((figures) => ({ month: '', ...figures })),
    ...metrics.months.map((figures) => ({ severity: '', ...figures })),
    ...metrics.cells,
  ]
  const head = clocks.flatMap((clock) =>
    ['count', 'median_ms', 'p90_ms', 'mean_ms'].map((part) => `${clock}_${part}`),
  )
  const targets = ['acknowledge_met', 'acknowledge_missed', 'resolve_met', 'resolve_missed']
  return csv([
    ['month', 'severity', 'incidents', ...head, ...targets],
    ...rows.map(({ month, severity, incidents, times, targets: { acknowledge, resolve } }) => [
      month,
      severity,
      incidents,
      ...clocks.flatMap((clock) => {
        const { count = 0, median, p90, mean } = times[clock] ?? {}
        return [count, median, p90, mean === undefined ? undefined : Math.round(mean)]
      }),
      ...[acknowledge.met, acknowledge.missed, resolve.met, resolve.missed],
    ]),
  ])
}
