export type CommandLine = {
  /** The line without the white space around it. */
  readonly line: string
  /** Lower case, without the slash; `outage` prefix already taken off. */
  readonly name: string
  /** What follows the name, as typed. */
  readonly rest: string
  /** True where it was written `/outage name`, so that it cannot be another bot's. */
  readonly explicit: boolean
}

/**
 * A name goes on as long as the word does: a letter of another alphabet, or one that does not show,
 * makes it another name, and is never what a command is given.
 */
const name = /([a-z][\p{L}\p{M}\p{N}\p{Cf}_-]*)(?![\p{L}\p{M}\p{N}\p{Cf}_/.-])\s*(.*)$/u.source

const shape = new RegExp(`^ {0,3}/${name}`, 'isu')
const inner = new RegExp(`^${name}`, 'isu')

/** One line as a command, or nothing. */
export function readLine(line: string): CommandLine | undefined {
  const match = shape.exec(line)
  if (!match) return undefined
  const [, outer = '', rest = ''] = match
  if (lower(outer) !== 'outage') {
    return { line: line.trim(), name: lower(outer), rest: rest.trim(), explicit: false }
  }
  const [, innerName = 'help', innerRest = ''] = inner.exec(rest.trim()) ?? []
  return { line: line.trim(), name: lower(innerName), rest: innerRest.trim(), explicit: true }
}

/** Letters of ours only: the sign for Kelvin is no `k`. */
function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
