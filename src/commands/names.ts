/**
 * Names of all commands and their aliases. Kept apart from the table of commands, so that a comment
 * that is none of our business is recognised without loading anything else.
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
  'release',
  'freeze',
  'unfreeze',
  'gate',
  'retry',
  'cancel',
  'resolve',
  'refresh',
] as const

export type CommandName = (typeof commandNames)[number]

/** True where a line of the text may be a command, ours or somebody else's. Fast, never wrong about "no". */
export function mayHoldCommand(text: string): boolean {
  return /^ {0,3}\/[a-z]/im.test(text)
}
