import { numberOf, type IncidentLine } from '../incident/line.ts'
import { lastedOf } from './lasted.ts'
import { link, plain, prose, truncate } from './markdown.ts'
import { date } from './time.ts'

/** Characters of rows that a file holds: GitHub shows Markdown of up to 512 KB as a page. */
const mostCharacters = 250_000

const begin = '<!-- outage-history:begin (kept up to date by Outage Playbook) -->'
const end = '<!-- outage-history:end -->'
const marked = /<!-- outage-history:begin[^>]*-->[\s\S]*?<!-- outage-history:end -->/

/** The table of the playbook's appendix: date, duration, cause, resolution, ticket; newest first. */
export function drawHistory(
  lines: readonly IncidentLine[],
  columns: readonly string[],
  most = mostCharacters,
): string {
  return table(columns, real(lines), most, (line) => [date(line.startedAt), ...story(line)])
}

/** `history.md` on the records branch: the same, with severity and service. */
export function drawHistoryFile(lines: readonly IncidentLine[]): string {
  return `# Outage history\n\n${drawHistoryTable(lines, mostCharacters)}\n`
}

/** The newest incidents, for an answer. */
export function drawHistoryTable(lines: readonly IncidentLine[], most: number): string {
  const shown = real(lines)
  const columns = ['Date', 'Severity', 'Service', 'Duration', 'Cause', 'Resolution', 'Ticket']
  const drills = lines.length - shown.length
  const note =
    drills === 0
      ? ''
      : `\n\n<sub>${drills} ${drills === 1 ? 'drill is' : 'drills are'} not listed.</sub>`
  const drawn = table(columns, shown, most, (line) => {
    const where = plain(`${line.service} ${line.environment}`)
    return [date(line.startedAt), plain(line.severity), where, ...story(line)]
  })
  return `${drawn}${note}`
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
  const { cause, resolution, recurrences = 0, url } = line
  const lasted = lastedOf(line)
  const again =
    recurrences > 0 ? `, came back ${recurrences === 1 ? 'once' : `${recurrences} times`}` : ''
  return [
    lasted === undefined ? '**open**' : `${lasted}${again}`,
    cause === undefined ? 'not given' : prose(truncate(cause, 200)),
    resolution === undefined ? '' : prose(truncate(resolution, 200)),
    link(numberOf(line), url),
  ]
}

const real = (lines: readonly IncidentLine[]): readonly IncidentLine[] =>
  lines.filter(({ drill }) => drill !== true)

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** As many of the first lines as there is room for; the others are not even drawn. */
function table(
  columns: readonly string[],
  lines: readonly IncidentLine[],
  most: number,
  cells: (line: IncidentLine) => readonly string[],
): string {
  if (lines.length === 0) return 'No outage so far.'
  const rows = [row(columns.map(plain)), `|${columns.map(() => ':--|').join('')}`]
  let room = most
  let shown = 0
  for (const line of lines) {
    const text = row(cells(line))
    room -= text.length + 1
    if (room < 0) break
    rows.push(text)
    shown++
  }
  const left = lines.length - shown
  if (left === 0) return rows.join('\n')
  const older = `${left.toLocaleString('en-GB')} older ones are not shown; \`outage history --json\` has all.`
  return `${rows.join('\n')}\n\n<sub>${older}</sub>`
}
