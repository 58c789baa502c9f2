import { ack } from './ack.ts'
import { assign } from './assign.ts'
import { cancel } from './cancel.ts'
import { check, uncheck } from './check.ts'
import { correct } from './correct.ts'
import { declare } from './declare.ts'
import type { Catalogue, Definition } from '../engine/definition.ts'
import { fileActions } from './file-actions.ts'
import { freeze, unfreeze } from './freeze.ts'
import { gate } from './gate.ts'
import { health } from './health.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { maintenance } from './maintenance.ts'
import { metrics } from './metrics.ts'
import type { CommandName } from '../parser/names.ts'
import { note } from './note.ts'
import { phase } from './phase.ts'
import { postmortem } from './postmortem.ts'
import { refresh } from './refresh.ts'
import { release } from './release.ts'
import { reopen } from './reopen.ts'
import { resolve } from './resolve.ts'
import { restart } from './restart.ts'
import { restoreVariables } from './restore-variables.ts'
import { retry } from './retry.ts'
import { rollback } from './rollback.ts'
import { scale } from './scale.ts'
import { severity } from './severity.ts'
import { timeline } from './timeline.ts'
import { tick } from './tick.ts'
import { update } from './update.ts'

/** Every command there is, in the order of an outage. */
export const table: Readonly<Record<CommandName, Definition>> = {
  help,
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
  'restore-variables': restoreVariables,
  release,
  freeze,
  unfreeze,
  gate,
  restart,
  scale,
  maintenance,
  retry,
  cancel,
  update,
  resolve,
  reopen,
  postmortem,
  'file-actions': fileActions,
  refresh,
  correct,
  timeline,
  history,
  metrics,
  tick,
}

/** The table, for the engine. */
export const commands: Catalogue = {
  find: (name) =>
    Object.values(table).find(
      (definition) => definition.name === name || definition.aliases?.includes(name),
    ),
  all: () => Object.values(table),
}
