import type { Arguments } from './arguments.ts'

/** A command line that reads back as what it was made of, and that people can read. */
export function printCommand(name: string, args: Arguments): string {
  return `/${name} ${printArguments(args)}`.trimEnd()
}

/** The same without the name. */
export function printArguments({ words, flags }: Arguments): string {
  const given = Object.entries(flags).flatMap(([flag, value]) => {
    if (value === undefined || value === false) return []
    return value === true ? [`--${flag}`] : [printFlag(flag, value)]
  })
  // A word that looks like a flag stands behind all of them.
  const rest = words.some((word) => word.startsWith('-')) ? ['--', ...words] : words
  const ordered = rest === words ? [...rest.map(quoted), ...given] : [...given, ...rest.map(quoted)]
  return ordered.join(' ')
}

function printFlag(flag: string, value: string): string {
  return value.startsWith('-') ? `--${flag}=${quoted(value)}` : `--${flag} ${quoted(value)}`
}

/** As it is where that is safe, else in double quotes. */
function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}
