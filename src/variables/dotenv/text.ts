import { parse } from 'dotenv'
import { OutageError } from '../../errors.ts'
import type { Variable, VariableChange } from '../../ports.ts'
import { code } from '../names.ts'

/** The variables of a dotenv file, as the package `dotenv` reads it. */
export function readDotenv(text: string): readonly Variable[] {
  return Object.entries(parse(text)).map(([name, value]) => ({ name, value }))
}

/** A line that sets a variable: what stands before its value, the value, and a comment behind it. */
const assignment =
  /^([ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*)('(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*?)([ \t]*(?:#[^\r\n]*)?)(\r?\n|$)/gm

/**
 * The text of a dotenv file after a change. Comments, order and everything else stay as they are; new
 * variables come last. Throws `variables-refused` for what the format cannot hold.
 */
export function changeDotenv(text: string, change: VariableChange): string {
  const set = new Map(change.set.map((one) => [one.name, one.value]))
  const removed = new Set(change.remove)
  const seen = new Set<string>()
  const edited = text.replaceAll(
    assignment,
    (line, before: string, name: string, _value: string, after: string, end: string) => {
      if (removed.has(name)) return ''
      const value = set.get(name)
      if (value === undefined) return line
      seen.add(name)
      return `${before}${quotedFor(name, value)}${after}${end}`
    },
  )
  const added = [...set].filter(([name]) => !seen.has(name))
  const lines = added.map(([name, value]) => `${name}=${quotedFor(name, value)}\n`)
  const between = edited === '' || edited.endsWith('\n') || lines.length === 0 ? '' : '\n'
  const result = `${edited}${between}${lines.join('')}`
  refuseUnread(text, result, change)
  return result
}

/** A value so written that it is read back as it is. */
function quotedFor(name: string, value: string): string {
  const escaped = value.replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`)
  const ways = [
    ...(/^[\w./:@+=,-]*$/.test(value) ? [value] : []),
    `"${value}"`,
    `'${value}'`,
    `\`${value}\``,
    `"${escaped}"`,
  ]
  const found = ways.find((way) => parse(`X=${way}\n`)['X'] === value)
  if (found !== undefined) return found
  throw unwritable(name, 'its value has every kind of quotation mark')
}

/** What is written has to be read as it was meant, whoever wrote the rest of the file. */
function refuseUnread(before: string, after: string, { set, remove }: VariableChange): void {
  const wanted = new Map(Object.entries(parse(before)))
  for (const name of remove) wanted.delete(name)
  for (const { name, value } of set) wanted.set(name, value)
  const found = new Map(Object.entries(parse(after)))
  for (const [name, value] of wanted) {
    if (found.get(name) !== value)
      throw unwritable(name, 'the file would not be read as it is meant')
  }
  for (const name of found.keys()) {
    if (!wanted.has(name)) throw unwritable(name, 'its line was not found')
  }
}

function unwritable(name: string, why: string): OutageError {
  return new OutageError(
    'variables-refused',
    `The dotenv file cannot take the variable ${code(name)}: ${why}. Nothing was written.`,
    { remedy: 'Change it by hand, and restore the others with `--only`.' },
  )
}

/** Variables as a dotenv file, for people; what its format cannot hold is left as a comment. */
export function readableDotenv(variables: readonly Variable[]): string {
  return variables
    .map(({ name, value }) => {
      if (value === undefined) return `# ${JSON.stringify(name)} is not in the snapshot\n`
      try {
        return changeDotenv('', { set: [{ name, value }], remove: [] })
      } catch {
        return `# ${JSON.stringify(name)} cannot be written here; use --format json\n`
      }
    })
    .join('')
}
