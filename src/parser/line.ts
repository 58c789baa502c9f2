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

const shape = /^ {0,3}\/([a-z][a-z-]*)(?![\w/.-])[ \t]*(.*)$/i

/** One line as a command, or nothing. */
export function readLine(line: string): CommandLine | undefined {
  const match = shape.exec(line)
  if (!match) return undefined
  const [, name = '', rest = ''] = match
  if (name.toLowerCase() !== 'outage') {
    return { line: line.trim(), name: name.toLowerCase(), rest: rest.trim(), explicit: false }
  }
  const inner = /^([a-z][a-z-]*)(?![\w/.-])[ \t]*(.*)$/i.exec(rest.trim())
  const [, innerName = 'help', innerRest = ''] = inner ?? []
  return {
    line: line.trim(),
    name: innerName.toLowerCase(),
    rest: innerRest.trim(),
    explicit: true,
  }
}
