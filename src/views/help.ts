import type { PermissionLevel } from '../config/schema.ts'
import { code, fence, prose } from './markdown.ts'

export type HelpEntry = {
  readonly name: string
  readonly aliases: readonly string[]
  /** `/rollback [TARGET] [--dry-run]`. */
  readonly usage: string
  readonly summary: string
  readonly permission: PermissionLevel | 'none'
  readonly examples: readonly string[]
}

/** What exists, or everything about the one command named, with or without its slash. */
export function drawHelp(commands: readonly HelpEntry[], one?: string): string {
  if (one === undefined) return drawAll(commands)
  const name = one.replace(/^\//, '').toLowerCase()
  const entry = commands.find((command) => [command.name, ...command.aliases].includes(name))
  if (entry !== undefined) return drawOne(entry)
  return `There is no command ${code(`/${name}`)}. These exist:\n\n${drawAll(commands)}`
}

function drawAll(commands: readonly HelpEntry[]): string {
  const rows = commands.map(
    ({ usage, summary, permission }) => `| ${code(usage)} | ${prose(summary)} | ${permission} |`,
  )
  return [
    'Write one of these at the beginning of a line in a comment.',
    ['| Command | It does | Needs |', '|:--|:--|:--|', ...rows].join('\n'),
    `${code('/help COMMAND')} says more about one, with examples.`,
  ].join('\n\n')
}

function drawOne({ usage, summary, permission, aliases, examples }: HelpEntry): string {
  const names = aliases.map((alias) => code(`/${alias}`)).join(', ')
  const parts = [
    fence(usage, 'text'),
    prose(summary),
    `Needs ${permission} permission.${names === '' ? '' : ` Also called ${names}.`}`,
    examples.length === 0 ? '' : `Examples:\n\n${fence(examples.join('\n'), 'text')}`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
