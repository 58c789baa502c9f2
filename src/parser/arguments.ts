import { parseArgs, type ParseArgsConfig } from 'node:util'
import { split as splitShell } from 'shlex'
import { OutageError } from '../errors.ts'
import { holdsUnseen } from './unseen.ts'

/** What a command takes, in the terms of `node:util`'s `parseArgs`. */
export type Grammar = {
  readonly flags: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** How many words may stand beside the flags; `text`: the rest of the line, as typed. */
  readonly words: { readonly least: number; readonly most: number } | 'text'
  readonly usage: string
}

export type Arguments = {
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
}

const longest = 2_000

/**
 * Splits what follows a command's name like a shell would, without expanding anything, and checks
 * it against the grammar. Throws `command-invalid` or `command-too-long`.
 */
export function readArguments(rest: string, grammar: Grammar): Arguments {
  if (rest.length > longest) {
    throw new OutageError('command-too-long', `The command is ${rest.length} characters long.`)
  }
  if (holdsUnseen(rest)) {
    throw invalid('The command holds invisible or control characters.', grammar)
  }
  if (grammar.words === 'text') return { words: rest === '' ? [] : [rest], flags: {} }
  const { values, positionals } = parse(split(rest, grammar), grammar)
  const { least, most } = grammar.words
  if (positionals.length < least) throw invalid('Something is missing.', grammar)
  if (positionals.length > most) {
    throw invalid(`“${positionals[most] ?? ''}” is one word too many.`, grammar)
  }
  return { words: positionals, flags: values }
}

/** Stands for a dollar sign while a line is split; a line that holds it was refused before. */
const dollar = '\u0001'

/** shlex reads `$'\n'` as Bash does, and so would let in what a line cannot hold. */
function split(rest: string, grammar: Grammar): string[] {
  try {
    return splitShell(rest.replaceAll('$', dollar)).map((word) => word.replaceAll(dollar, '$'))
  } catch {
    throw invalid('A quotation mark is not closed.', grammar)
  }
}

function parse(
  args: string[],
  grammar: Grammar,
): { values: Arguments['flags']; positionals: string[] } {
  const config: ParseArgsConfig = {
    args,
    options: { ...grammar.flags },
    allowPositionals: true,
    strict: true,
  }
  try {
    const { values, positionals } = parseArgs(config)
    return { values: values as Arguments['flags'], positionals }
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
    throw invalid(`${sentence}.`.replace('..', '.'), grammar)
  }
}

function invalid(message: string, grammar: Grammar): OutageError {
  return new OutageError('command-invalid', message, { remedy: `Usage: \`${grammar.usage}\`` })
}

/** The value of a flag that takes one. */
export function stringFlag(args: Arguments, name: string): string | undefined {
  const value = args.flags[name]
  return typeof value === 'string' ? value : undefined
}

/** True where a switch is given. */
export function switchFlag(args: Arguments, name: string): boolean {
  return args.flags[name] === true
}
