/** A box of lines with a title, no wider than `columns`; longer lines are wrapped at words. */
export function drawBox(title: string, lines: readonly string[], columns: number): string {
  const room = Math.max(20, Math.min(columns, 100) - 4)
  const wrapped = lines.flatMap((line) => wrap(line, room))
  const head = truncate(title, room - 2)
  const width = Math.max(head.length + 2, ...wrapped.map(({ length }) => length))
  return [
    `╭─ ${head} ${'─'.repeat(width - head.length - 1)}╮`,
    ...wrapped.map((line) => `│ ${line.padEnd(width)} │`),
    `╰${'─'.repeat(width + 2)}╯`,
  ].join('\n')
}

function truncate(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** Lines of at most `most` characters; what follows the first is indented as it is. */
function wrap(line: string, most: number): string[] {
  if (line.length <= most) return [line]
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  const space = line.lastIndexOf(' ', most)
  const at = space > indent.length ? space : most
  return [line.slice(0, at), ...wrap(`${indent}  ${line.slice(at).trimStart()}`, most)]
}
