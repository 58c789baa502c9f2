import type { IncidentLine } from '../incident/line.ts'
import { link, plain, prose, truncate } from './markdown.ts'
import { between, date, short } from './time.ts'

/** Characters of rows that a file holds: GitHub shows Markdown of up to 512 KB as a page. */
const mostCharacters = 350_000

const begin = '<!-- outage-history:begin (kept up to date by Outage Playbook) -->'
const end = '<!-- outage-history:end -->'
const marked = /<!-- outage-history:begin[^>]*-->[\s\S]*?<!-- outage-history:end -->/

/** The table of the playbook's appendix: date, duration, cause, resolution, ticket; newest first. */
export function drawHistory(
  lines: readonly IncidentLine[],
  columns: readonly string[],
  most = mostCharacters,
): string {
  const rows = real(lines).map((line) => row([date(line.startedAt), ...story(line)]))
  return table(columns, rows, most)
}

/** `history.md` on the records branch: the same, with severity and service. */
export function drawHistoryFile(lines: readonly IncidentLine[]): string {
  return `# Outage history\n\n${drawHistoryTable(lines, mostCharacters)}\n`
}

/** The newest incidents, for an answer. */
export function drawHistoryTable(lines: readonly IncidentLine[], most: number): string {
  const rows = real(lines).map((line) => {
    const where = plain(`${line.service} ${line.environment}`)
    return row([date(line.startedAt), plain(line.severity), where, ...story(line)])
  })
  const columns = ['Date', 'Severity', 'Service', 'Duration', 'Cause', 'Resolution', 'Ticket']
  const drills = lines.length - real(lines).length
  const note =
    drills === 0
      ? ''
      : `\n\n<sub>${drills} ${drills === 1 ? 'drill is' : 'drills are'} not listed.</sub>`
  return `${table(columns, rows, most)}${note}`
}

/** A file of people's, with the table in its place: between our marks, or at the end. */
export function withHistory(
  before: string | undefined,
  lines: readonly IncidentLine[],
  columns: readonly string[],
): string {
  const part = `${begin}\n\n${drawHistory(lines, columns)}\n\n${end}`
  if (before === undefined) return `# Outage history\n\n${part}\n`
  // A function, because `$` in the text would mean something.
  if (marked.test(before)) return before.replace(marked, () => part)
  return `${before.trimEnd()}\n\n## Outage history\n\n${part}\n`
}

function story(line: IncidentLine): readonly string[] {
  const { startedAt, resolvedAt, cause, resolution, reopened = 0, number, url } = line
  const again = reopened > 0 ? `, came back ${reopened === 1 ? 'once' : `${reopened} times`}` : ''
  return [
    resolvedAt === undefined ? '**open**' : `${short(between(startedAt, resolvedAt))}${again}`,
    cause === undefined ? 'not given' : prose(truncate(cause, 200)),
    resolution === undefined ? '' : prose(truncate(resolution, 200)),
    link(`#${number}`, url),
  ]
}

const real = (lines: readonly IncidentLine[]): readonly IncidentLine[] =>
  lines.filter(({ drill }) => drill !== true)

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function table(columns: readonly string[], rows: readonly string[], most: number): string {
  if (rows.length === 0) return 'No outage so far.'
  const head = `${row(columns.map(plain))}\n|${columns.map(() => ':--|').join('')}`
  let room = most - head.length
  const shown = rows.filter((text) => (room -= text.length + 1) > 0)
  const left = rows.length - shown.length
  const older = `\n\n<sub>${left.toLocaleString('en-GB')} older ones are not shown; \`outage history --json\` has all.</sub>`
  return `${head}\n${shown.join('\n')}${left === 0 ? '' : older}`
}
