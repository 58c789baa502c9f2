import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import { readArguments, type Arguments } from '../parser/arguments.ts'
import { readLine, type CommandLine } from '../parser/line.ts'
import { printArguments } from '../parser/print.ts'
import { nearestCommand } from '../parser/suggest.ts'
import { code } from '../views/markdown.ts'
import { causeKind } from './kind.ts'

const schema = v.object({
  kind: v.literal('typed'),
  /** Lower case, without the slash or the `outage` prefix. */
  name: v.string(),
  /** What follows the name, as typed. */
  rest: v.string(),
  /** The whole line, if it was not typed as `/name rest`. */
  written: v.exactOptional(v.string()),
})

type Typed = v.InferOutput<typeof schema>

/** A command line: in a comment, a workflow's input, a terminal; or one of ours in its place. */
export const typed = causeKind<Typed>({
  schema,
  place: () => undefined,
  work({ name, rest }, commands) {
    const definition = commands.find(name)
    if (definition === undefined) throw unknownCommand(name)
    const grammar = { ...definition.grammar, usage: definition.usage }
    return { act: definition, args: readArguments(rest, grammar) }
  },
  line: lineOf,
  words: (cause) => code(lineOf(cause)),
})

/** The cause of a line that was read as a command. */
export function typedLine({ name, rest, line }: CommandLine): Typed {
  const cause: Typed = { kind: 'typed', name, rest }
  return lineOf(cause) === line ? cause : { ...cause, written: line }
}

/** The same of the text of a line; one that is no command is refused when it runs. */
export function typedText(line: string): Typed {
  return typedLine(readLine(line) ?? { line: line.trim(), name: '', rest: '', explicit: false })
}

/** The cause of a command that the product itself gives, with text or arguments. */
export function commandOf(name: string, rest: string | Arguments = ''): Typed {
  return { kind: 'typed', name, rest: typeof rest === 'string' ? rest : printArguments(rest) }
}

function lineOf({ name, rest, written }: Typed): string {
  return written ?? `/${name} ${rest}`.trimEnd()
}

/** A name with letters that look like others says so: to a reader it looks right. */
function unknownCommand(name: string): OutageError {
  const near = nearestCommand(name)
  const foreign = /[^a-z0-9_-]/.test(name)
    ? ' It holds a letter of another alphabet, or one that does not show.'
    : ''
  return new OutageError('command-unknown', `There is no command ${code(`/${name}`)}.${foreign}`, {
    ...(near === undefined ? {} : { remedy: `Did you mean \`/${near}\`? \`/help\` lists all.` }),
  })
}
