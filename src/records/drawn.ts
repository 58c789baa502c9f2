/**
 * A record as the text of its file: indented, so that a change is seen where it is. A list called
 * `lines` has one element a line: an index of thousands stays half as large, and its history shows
 * one line an incident.
 */
export function drawRecord(value: unknown): string {
  if (!hasLines(value)) return `${JSON.stringify(value, null, 2)}\n`
  const { lines, ...rest } = value
  const head = JSON.stringify(rest, null, 2).replace(/\n?\}$/, '')
  const comma = Object.keys(rest).length === 0 ? '' : ','
  const body = lines.map((line) => `    ${JSON.stringify(line)}`).join(',\n')
  const list = lines.length === 0 ? '[]' : `[\n${body}\n  ]`
  return `${head}${comma}\n  "lines": ${list}\n}\n`
}

function hasLines(value: unknown): value is { readonly lines: readonly unknown[] } {
  return (
    typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines)
  )
}
