import { hiddenLines } from './hidden.ts'
import { readLine, type CommandLine } from './line.ts'

export type Reading = { readonly commands: readonly CommandLine[]; readonly prose: string }

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
