/**
 * Names of all commands. Kept apart from the table of commands, so that a comment that is none of
 * our business is recognised without loading anything else.
 */
export const commandNames = [
  'help',
  'declare',
  'ack',
  'note',
  'check',
  'uncheck',
  'phase',
  'severity',
  'assign',
  'health',
  'rollback',
  'restore-variables',
  'release',
  'freeze',
  'unfreeze',
  'gate',
  'restart',
  'scale',
  'maintenance',
  'retry',
  'cancel',
  'update',
  'resolve',
  'reopen',
  'postmortem',
  'file-actions',
  'refresh',
  'correct',
  'timeline',
  'history',
  'metrics',
  'tick',
] as const

export type CommandName = (typeof commandNames)[number]

/** Other names of commands. */
export const commandAliases = ['restore-env'] as const
