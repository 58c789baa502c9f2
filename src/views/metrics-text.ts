import { clocks, type Figures, type Metrics } from '../incident/metrics.ts'
import { aligned } from './columns.ts'
import { clockNames, share, time } from './metrics.ts'
import { short } from './time.ts'

/** The figures for a terminal: plain columns. */
export function drawMetricsText(metrics: Metrics): string {
  const { recurrence, failedDeployments, actionItems } = metrics
  if (metrics.all.incidents === 0) return 'There is no incident to count yet.'
  const rows = [
    [
      '',
      'incidents',
      ...clocks.map((clock) => clockNames[clock].short),
      'ack. in time',
      'resolved in time',
    ],
    ...metrics.severities.map((figures) => cells(figures.severity, figures)),
    cells('all', metrics.all),
    ...metrics.months.slice(-12).map((figures) => cells(figures.month, figures)),
  ]
  const recovery = failedDeployments.recovery
  return [
    'From the start of the incident: median / 90th percentile / mean.',
    '',
    aligned(rows),
    '',
    `Came back within a day: ${share(recurrence.recurred, recurrence.of)}`,
    `Failed deployments: ${failedDeployments.incidents}${recovery ? `, recovered in ${short(recovery.median)} (median)` : ''}`,
    `Action items: ${actionItems.open} open, ${actionItems.overdue} overdue`,
    ...(metrics.drills === 0 ? [] : [`Left out: ${metrics.drills} drills`]),
  ].join('\n')
}

function cells(name: string, { incidents, times, targets }: Figures): readonly string[] {
  const spreads = clocks.map((clock) => {
    const value = times[clock]
    return value === undefined ? '–' : [value.median, value.p90, value.mean].map(time).join(' / ')
  })
  const kept = [targets.acknowledge, targets.resolve].map(({ met, missed }) =>
    share(met, met + missed),
  )
  return [name, String(incidents), ...spreads, ...kept]
}
