import { ack } from './ack.ts'
import { assign } from './assign.ts'
import { cancel } from './cancel.ts'
import { check, uncheck } from './check.ts'
import { declare } from './declare.ts'
import type { Definition } from './definition.ts'
import { freeze, unfreeze } from './freeze.ts'
import { gate } from './gate.ts'
import { health } from './health.ts'
import { help } from './help.ts'
import type { CommandName } from './names.ts'
import { note } from './note.ts'
import { phase } from './phase.ts'
import { refresh } from './refresh.ts'
import { release } from './release.ts'
import { resolve } from './resolve.ts'
import { retry } from './retry.ts'
import { rollback } from './rollback.ts'
import { severity } from './severity.ts'

/** Every command there is, in the order of an outage. */
export const table: Readonly<Record<CommandName, Definition>> = {
  help: help(() => definitions()),
  declare,
  ack,
  note,
  check,
  uncheck,
  phase,
  severity,
  assign,
  health,
  rollback,
  release,
  freeze,
  unfreeze,
  gate,
  retry,
  cancel,
  resolve,
  refresh,
}

/** All definitions, as a list. */
export function definitions(): readonly Definition[] {
  return Object.values(table)
}

/** The command of a name or an alias. */
export function definitionOf(name: string): Definition | undefined {
  return definitions().find(
    (definition) => definition.name === name || definition.aliases?.includes(name),
  )
}

/** Usage and summary of every command, for the cheat sheet. */
export function visibleCommands(): readonly { readonly usage: string; readonly summary: string }[] {
  return definitions().map(({ usage, summary }) => ({ usage, summary }))
}
