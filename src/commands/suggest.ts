import { distance } from 'fastest-levenshtein'
import type { CommandLine } from './lines.ts'
import { commandNames } from './names.ts'

/** Other spellings that are ours too. */
const aliases: readonly string[] = []

/** The command that somebody may have meant: one or two letters off, by length. */
export function nearestCommand(name: string): string | undefined {
  const allowed = name.length > 5 ? 2 : 1
  return commandNames.find((known) => distance(known, name) <= allowed)
}

/**
 * True where a line is for us: one of our names, near one, or said to be ours. All others are
 * another bot's, and get silence.
 */
export function meantForUs({ name, explicit }: CommandLine): boolean {
  const known = commandNames.some((one) => one === name) || aliases.includes(name)
  return explicit || known || nearestCommand(name) !== undefined
}
