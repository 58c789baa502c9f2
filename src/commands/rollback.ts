import type { EventBody } from '../incident/events.ts'
import { defaultSeverity } from '../playbook/steps.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { joinRunning } from '../operations/join.ts'
import { withOpened } from '../operations/opening.ts'
import { previewRollback } from '../operations/rollback/preview.ts'
import { rollBack } from '../operations/rollback/rollback.ts'
import { rollbackCovers } from '../operations/rollback/run.ts'
import type { RollbackRequest } from '../operations/rollback/plan.ts'
import { stringFlag, switchFlag, type Arguments } from '../parser/arguments.ts'
import { printCommand } from '../parser/print.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Definition } from '../engine/definition.ts'
import { placeFlags } from './flags.ts'

/** `/rollback`: the last good release is live again. */
export const rollback: Definition = {
  name: 'rollback',
  summary: 'brings the last good release back, verifies it, and makes the branch agree',
  usage:
    '/rollback [TARGET] [--reason TEXT] [--with-variables] [--keep-branch] [--dry-run] [--service NAME] [--env NAME]',
  examples: [
    '/rollback',
    '/rollback 2',
    '/rollback 3f2c1a9 --reason "errors after deploy"',
    '/rollback --with-variables',
    '/rollback --dry-run',
  ],
  permission: 'usual',
  grammar: {
    flags: {
      ...placeFlags,
      reason: { type: 'string' },
      'keep-branch': { type: 'boolean' },
      'with-variables': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    },
    words: { least: 0, most: 1 },
  },
  concerns: 'service',
  looksAhead: true,
  async run(context, args) {
    const request = requestFrom(args)
    if (request.dryRun) return previewRollback(context, request, again(args))
    const joined = await joinRunning(context, rollbackCovers(context, request))
    return joined ?? rollBack(context, request, opening(context, request))
  },
}

/** The line that does what a dry run has shown. */
function again({ words, flags }: Arguments): string {
  return printCommand('rollback', { words, flags: { ...flags, 'dry-run': false } })
}

/** What the arguments of a rollback ask for. */
export function requestFrom(args: Arguments): RollbackRequest {
  const [target] = args.words
  const reason = stringFlag(args, 'reason')
  return {
    ...(target === undefined ? {} : { target }),
    ...(reason === undefined ? {} : { reason }),
    keepBranch: switchFlag(args, 'keep-branch'),
    withVariables: switchFlag(args, 'with-variables'),
    dryRun: switchFlag(args, 'dry-run'),
  }
}

/** A rollback that somebody asks for where no incident is open means that there is one. */
function opening(context: ServiceContext, request: RollbackRequest) {
  const asked = `${context.invocation.actor.login} asked for a rollback`
  return openingFor(context, request.reason ?? asked)
}

/** What somebody asks for where no incident is open opens one, with why as its summary. */
export function openingFor(context: ServiceContext, summary: string) {
  const { invocation, settings } = context
  const declared: EventBody = {
    type: 'declared',
    title: '',
    severity: defaultSeverity(settings.playbook).id,
    trigger: {
      kind: 'person',
      summary,
      ...(invocation.url === undefined ? {} : { url: invocation.url }),
    },
  }
  return (record: ServiceRecord) => withOpened(context, record, [declared])
}
