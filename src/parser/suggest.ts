import { distance } from 'fastest-levenshtein'
import { readLine, type CommandLine } from './line.ts'
import { commandAliases, commandNames } from './names.ts'

/** Well-known commands of other bots that are a letter away from one of ours. */
const others: ReadonlySet<string> = new Set(['stale'])

/**
 * The command that somebody may have meant: the nearest, one or two letters off, by length. The
 * first letter has to be right, so that `/unassign` and `/rebase` stay other bots'.
 */
export function nearestCommand(name: string): string | undefined {
  if (others.has(name)) return undefined
  const allowed = name.length > 6 ? 2 : 1
  const near = commandNames
    .map((known) => ({ known, far: distance(known, name) }))
    .filter(({ known, far }) => far <= allowed && known[0] === name[0])
  return near.toSorted((a, b) => a.far - b.far)[0]?.known
}

/**
 * True where a line is for us: one of our names, near one, or said to be ours. All others are
 * another bot's, and get silence.
 */
export function meantForUs({ name, explicit }: CommandLine): boolean {
  const known = [...commandNames, ...commandAliases].some((one) => one === name)
  return explicit || known || nearestCommand(name) !== undefined
}

/**
 * True where a line of the text may be a command for us. It does not look whether the line is code
 * or a quotation, and so loads no Markdown: it is fast, and never wrong about "no".
 */
export function mayHoldCommand(text: string): boolean {
  const looked = new Set<string>()
  return text.split(/\r\n|\r|\n/).some((line) => {
    const command = readLine(line)
    if (command === undefined || looked.has(command.name)) return false
    if (!command.explicit) looked.add(command.name)
    return meantForUs(command)
  })
}
