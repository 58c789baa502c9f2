import type { Metrics } from '../incident/metrics.ts'

/** The chart as mermaid, which GitHub draws in comments, files and job summaries. */
export function drawMetricsCharts(months: Metrics['months']): string {
  return [
    chart('Incidents a month', 'incidents', months, [
      { kind: 'bar', values: months.map(({ incidents }) => incidents) },
    ]),
    chart('Minutes to resolution: median (bars) and 90th percentile (line)', 'minutes', months, [
      { kind: 'bar', values: months.map(({ times }) => minutes(times.resolve?.median)) },
      { kind: 'line', values: months.map(({ times }) => minutes(times.resolve?.p90)) },
    ]),
  ].join('\n\n')
}

type Series = { readonly kind: 'bar' | 'line'; readonly values: readonly number[] }

/** `xychart-beta` is the name that GitHub's mermaid knows too. (mermaid: XY Chart.) */
function chart(
  title: string,
  unit: string,
  months: Metrics['months'],
  series: readonly Series[],
): string {
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  return [
    '```mermaid',
    'xychart-beta',
    `title "${title}"`,
    `x-axis [${months.map(({ month }) => `"${month}"`).join(', ')}]`,
    `y-axis "${unit}" 0 --> ${Math.ceil(most * 1.1)}`,
    ...series.map(({ kind, values }) => `${kind} [${values.join(', ')}]`),
    '```',
  ].join('\n')
}

const minutes = (milliseconds = 0): number => Math.round(milliseconds / 6_000) / 10
