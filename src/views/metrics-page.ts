import { numberOf, type IncidentLine } from '../incident/line.ts'
import { clocks, timesOf, type Figures, type Kept, type Metrics } from '../incident/metrics.ts'
import type { Spread } from '../incident/statistics.ts'
import { countAxis, drawBars, drawDots, drawRanges, durationAxis } from './chart.ts'
import { clean, html, truncate } from './markdown.ts'
import { clockNames, days, time } from './metrics.ts'
import { metricsStyle } from './metrics-style.ts'
import { date, short } from './time.ts'

const shownMonths = 12
const shownDots = 1_500
const listed = 50

/** The figures as one file that needs nothing else: no script, and no address is asked. */
export function drawMetricsPage(
  metrics: Metrics,
  lines: readonly IncidentLine[],
  repository: string,
): string {
  const real = lines.filter(({ drill }) => drill !== true)
  const { from, to } = metrics
  const span = from === undefined || to === undefined ? '' : `${days(from, to)}, `
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Outages of ${html(repository)}</title>`,
    `<style>${metricsStyle}</style>`,
    '<main>',
    `<h1>Outages of ${html(repository)}</h1>`,
    `<p>${span}as of ${date(metrics.at)}. Each time counts from the start of the incident; drills do not count${metrics.drills > 0 ? ` (${metrics.drills})` : ''}.</p>`,
    ...(real.length === 0 ? ['<p>There is no incident to count yet.</p>'] : parts(metrics, real)),
    '</main>',
    '</html>',
    '',
  ].join('\n')
}

function parts(metrics: Metrics, real: readonly IncidentLine[]): readonly string[] {
  const severities = metrics.severities.map(({ severity }) => severity)
  return [
    cards(metrics),
    `<p class="key">${severities.map((name, index) => `<span class="c${index % 5}">■</span> ${html(name)}`).join(' ')}</p>`,
    '<div class="charts">',
    figure('Incidents a month', monthBars(metrics, severities)),
    figure('How long each lasted', durationDots(real, severities)),
    figure('Time to resolve, a month', timeRanges(metrics, 'resolve')),
    figure('Time to acknowledge, a month', timeRanges(metrics, 'acknowledge')),
    '</div>',
    '<p class="note">In the two charts of times the dot is the median, and the line goes up to the 90th percentile. Scales of time are logarithmic.</p>',
    table('By severity', 'Severity', [
      ...metrics.severities.map((figures) => ({ name: figures.severity, figures })),
      { name: 'all', figures: metrics.all },
    ]),
    table(
      'By month',
      'Month',
      metrics.months
        .slice(-shownMonths)
        .toReversed()
        .map((figures) => ({ name: figures.month, figures })),
    ),
    newest(real),
  ]
}

function cards({ all, open, recurrence, failedDeployments, actionItems }: Metrics): string {
  const { recovery } = failedDeployments
  const facts = [
    ['incidents', `${all.incidents}${open > 0 ? ` <small>${open} open</small>` : ''}`],
    ...clocks.map((clock) => [
      `${clockNames[clock].short}, ${clockNames[clock].long}`,
      median(all.times[clock]),
    ]),
    ['acknowledged in time', kept(all.targets.acknowledge)],
    ['resolved in time', kept(all.targets.resolve)],
    ['came back within a day', percent(recurrence.recurred, recurrence.of)],
    ['failed-deployment recovery', median(recovery)],
    ['action items', `${actionItems.open} <small>${actionItems.overdue} overdue</small>`],
  ]
  const drawn = facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
  return `<dl>${drawn.join('\n')}</dl>`
}

function median(spread: Spread | undefined): string {
  if (spread === undefined) return '–'
  return `${time(spread.median)} <small>p90 ${time(spread.p90)}<br>mean ${time(spread.mean)}</small>`
}

const kept = ({ met, missed }: Kept): string => percent(met, met + missed)

function percent(part: number, whole: number): string {
  if (whole === 0) return '–'
  return `${Math.round((100 * part) / whole)} % <small>${part} of ${whole}</small>`
}

function figure(caption: string, chart: string): string {
  return `<figure><figcaption>${caption}</figcaption>\n${chart}\n</figure>`
}

function monthBars({ months, cells }: Metrics, severities: readonly string[]): string {
  const shown = months.slice(-shownMonths)
  const bars = shown.map(({ month }) => ({
    name: month,
    parts: severities.flatMap((severity, index) => {
      const cell = cells.find((one) => one.month === month && one.severity === severity)
      if (cell === undefined) return []
      const says = `${month}: ${cell.incidents} ${severity}`
      return [{ value: cell.incidents, colour: index % 5, says }]
    }),
  }))
  const axis = countAxis(Math.max(...shown.map(({ incidents }) => incidents)))
  return drawBars('Incidents a month, by severity', bars, axis)
}

function timeRanges({ months }: Metrics, clock: 'acknowledge' | 'resolve'): string {
  const shown = months.slice(-shownMonths)
  const axis = durationAxis(
    shown.flatMap(({ times }) => [times[clock]?.median ?? 0, times[clock]?.p90 ?? 0]),
  )
  const ranges = shown.map(({ month, times }) => {
    const spread = times[clock]
    if (spread === undefined) return { name: month }
    const { median: from, p90: to, count } = spread
    const says = `${month}: median ${short(from)}, 90th percentile ${short(to)}, of ${count}`
    return { name: month, range: { from, to, says } }
  })
  return drawRanges(`${clockNames[clock].long}, a month`, ranges, axis)
}

function durationDots(real: readonly IncidentLine[], severities: readonly string[]): string {
  const shown = real.filter(({ resolvedAt }) => resolvedAt !== undefined).slice(0, shownDots)
  const [last, first] = [shown[0]?.startedAt ?? '', shown.at(-1)?.startedAt ?? '']
  const [from, to] = [Date.parse(first), Date.parse(last)]
  const dots = shown.map((line) => {
    const { resolve: value = 0 } = timesOf(line)
    const x = to > from ? (Date.parse(line.startedAt) - from) / (to - from) : 0.5
    const says = `${numberOf(line)} ${line.severity}, ${date(line.startedAt)}: ${short(value)}`
    return {
      x,
      value,
      colour: severities.indexOf(line.severity) % 5,
      says,
      ...(line.url === undefined ? {} : { url: line.url }),
    }
  })
  const axis = durationAxis(dots.map(({ value }) => value))
  const names = shown.length === 0 ? [] : [date(first), date(last)]
  return drawDots('Duration of each incident over time', dots, axis, names)
}

type Row = { readonly name: string; readonly figures: Figures }

function table(caption: string, first: string, rows: readonly Row[]): string {
  const head = [
    first,
    'Incidents',
    ...clocks.map((clock) => clockNames[clock].short),
    'Ack. in time',
    'Resolved in time',
  ]
  const body = rows.map(({ name, figures: { incidents, times, targets } }) => [
    html(name),
    String(incidents),
    ...clocks.map((clock) => median(times[clock])),
    kept(targets.acknowledge),
    kept(targets.resolve),
  ])
  return drawTable(caption, head, body)
}

function newest(real: readonly IncidentLine[]): string {
  const body = real.slice(0, listed).map((line) => {
    const { resolve: value } = timesOf(line)
    return [
      date(line.startedAt),
      html(line.severity),
      html(`${line.service} ${line.environment}`),
      value === undefined ? 'open' : short(value),
      html(truncate(clean(line.cause ?? line.title), 100)),
      line.url === undefined ? '–' : `<a href="${html(line.url)}">${numberOf(line)}</a>`,
    ]
  })
  const caption = real.length > listed ? `The newest ${listed} of ${real.length}` : 'All of them'
  return drawTable(caption, ['Date', 'Severity', 'Service', 'Duration', 'Cause', 'Issue'], body)
}

function drawTable(
  caption: string,
  head: readonly string[],
  body: readonly (readonly string[])[],
): string {
  const rows = body.map(
    (cells) =>
      `<tr>${cells.map((cell, index) => `<td${head[index] === 'Cause' ? ' class="words"' : ''}>${cell}</td>`).join('')}</tr>`,
  )
  return [
    `<h2>${caption}</h2>`,
    '<div class="wide"><table>',
    `<thead><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n')
}
