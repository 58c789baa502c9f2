import type { PermissionLevel } from '../config/schema.ts'

export type HelpEntry = {
  readonly name: string
  readonly aliases: readonly string[]
  /** `/rollback [TARGET] [--dry-run]`. */
  readonly usage: string
  readonly summary: string
  readonly permission: PermissionLevel
  readonly examples: readonly string[]
}

/** What exists, or everything about the one command named. */
export function drawHelp(commands: readonly HelpEntry[], one?: string): string {
  return commands
    .filter(({ name }) => one === undefined || name === one)
    .map(({ usage, summary }) => `${usage} ${summary}`)
    .join('\n')
}
