import { OutageError } from '../errors.ts'
import type { Definition } from '../engine/definition.ts'
import { joinRunning } from '../operations/join.ts'
import type { RestoreRequest } from '../operations/restore-variables/plan.ts'
import { stringFlag, switchFlag, type Arguments } from '../parser/arguments.ts'
import { printCommand } from '../parser/print.ts'
import { placeFlags } from './flags.ts'
import { openingFor } from './rollback.ts'

/** `/restore-variables`: the variables of a good release are set again. */
export const restoreVariables: Definition = {
  name: 'restore-variables',
  aliases: ['restore-env'],
  summary: 'puts the variables of a good release back, deploys what runs again, and verifies it',
  usage:
    '/restore-variables [RELEASE] [--only NAME,NAME] [--dry-run] [--undo] [--service NAME] [--env NAME]',
  examples: [
    '/restore-variables',
    '/restore-variables --dry-run',
    '/restore-variables 3f2c1a9 --only DATABASE_URL,CACHE_URL',
    '/restore-variables --undo',
  ],
  permission: 'usual',
  grammar: {
    flags: {
      ...placeFlags,
      only: { type: 'string' },
      'dry-run': { type: 'boolean' },
      undo: { type: 'boolean' },
    },
    words: { least: 0, most: 1 },
  },
  concerns: 'service',
  looksAhead: true,
  async run(context, args) {
    const request = restoreRequest(args)
    if (request.dryRun) {
      const { makeRestorePlan } = await import('../operations/restore-variables/plan.ts')
      const { preview } = await import('../operations/restore-variables/reply.ts')
      const [plan] = await Promise.all([
        makeRestorePlan(context, request),
        context.commit((record) => record, 'Preview a restore'),
      ])
      const flags = { ...args.flags, 'dry-run': false }
      return preview(context, plan, printCommand('restore-variables', { ...args, flags }))
    }
    const { restore, restoreCovers } = await import('../operations/restore-variables/restore.ts')
    const open = openingFor(
      context,
      `${context.invocation.actor.login} asked for a restore of variables`,
    )
    const joined = await joinRunning(context, restoreCovers(context, request))
    return joined ?? restore(context, request, open)
  },
}

/** What the arguments ask for. */
export function restoreRequest(args: Arguments): RestoreRequest {
  const [release] = args.words
  const only = stringFlag(args, 'only')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const undo = switchFlag(args, 'undo')
  if (undo && release !== undefined) {
    throw new OutageError('command-invalid', '`--undo` takes no release.', {
      remedy: 'Leave out one of both: `--undo` knows what was there before.',
    })
  }
  return {
    ...(release === undefined ? {} : { release }),
    ...(only === undefined ? {} : { only }),
    dryRun: switchFlag(args, 'dry-run'),
    undo,
  }
}
