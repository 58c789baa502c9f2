import { hiddenLines } from './hidden.ts'

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

export type Reading = { readonly commands: readonly CommandLine[]; readonly prose: string }

const shape = /^ {0,3}\/([a-z][a-z-]*)(?![\w/.-])[ \t]*(.*)$/i

/**
 * Command lines of a comment, in order, and the rest as prose. Lines in code blocks, quotes and
 * HTML comments are prose. Arguments are not looked at here.
 */
export function readLines(text: string): Reading {
  const lines = text.split(/\r\n|\r|\n/)
  const hidden = hiddenLines(lines)
  const commands: CommandLine[] = []
  const prose: string[] = []
  for (const [index, line] of lines.entries()) {
    const command = hidden.has(index) ? undefined : readLine(line)
    if (command) commands.push(command)
    else prose.push(line)
  }
  return { commands, prose: prose.join('\n').trim() }
}

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
