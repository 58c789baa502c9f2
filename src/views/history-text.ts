import { numberOf, type IncidentLine } from '../incident/line.ts'
import { csv } from './csv.ts'
import { lastedOf } from './lasted.ts'
import { clean, truncate } from './markdown.ts'
import { date } from './time.ts'

/** A line an outage, for a terminal; the newest first. */
export function drawHistoryText(lines: readonly IncidentLine[]): string {
  if (lines.length === 0) return 'No outage so far.'
  return lines.map(text).join('\n')
}

function text(line: IncidentLine): string {
  const { startedAt, severity, service, environment, cause, drill } = line
  const lasted = lastedOf(line) ?? 'open'
  const why = cause ?? line.title
  return [
    date(startedAt),
    severity.padEnd(3),
    lasted.padStart(10),
    `${service} ${environment}`,
    numberOf(line),
    truncate(clean(why), 80),
    ...(drill ? ['(drill)'] : []),
  ].join('  ')
}

const columns = [
  ...(['number', 'url', 'service', 'environment', 'severity', 'title', 'trigger'] as const),
  ...(['startedAt', 'detectedAt', 'acknowledgedAt', 'mitigatedAt', 'resolvedAt'] as const),
  ...(['downtime', 'cause', 'resolution', 'recurrences'] as const),
]

/** Every incident for a spreadsheet, drills marked as such. */
export function historyCsv(lines: readonly IncidentLine[]): string {
  const rows = lines.map((line) => [
    ...columns.map((column) => line[column]),
    line.drill ? 'yes' : '',
  ])
  return csv([[...columns, 'drill'], ...rows])
}
