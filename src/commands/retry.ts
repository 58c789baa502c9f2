import { OutageError } from '../errors.ts'
import { joinRunning } from '../operations/join.ts'
import { rollBack } from '../operations/rollback.ts'
import type { RestoreRequest } from '../operations/variables/plan.ts'
import type { OperationState } from '../incident/state.ts'
import { readArguments } from '../parser/arguments.ts'
import type { Definition } from '../engine/definition.ts'
import { readLine } from '../parser/line.ts'
import { restoreRequest, restoreVariables } from './restore-variables.ts'
import { requestFrom, rollback } from './rollback.ts'

/** `/retry`: the last operation that failed, once more. */
export const retry: Definition = {
  name: 'retry',
  summary: 'tries the operation that failed last once more',
  usage: '/retry',
  examples: ['/retry'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'incident',
  looksAhead: true,
  async run(context) {
    const joined = await joinRunning(context, () => true)
    if (joined) return joined
    const last = context
      .state()
      ?.operations.findLast((operation) => operation.outcome !== undefined)
    const resumed = context.before !== undefined
    if (!resumed && (last === undefined || last.outcome === 'succeeded')) {
      throw new OutageError('operation-missing', 'No operation of this incident has failed.')
    }
    const line = readLine(last?.command ?? '')
    const { name } = restoreVariables
    if (line && [name, ...(restoreVariables.aliases ?? [])].some((one) => one === line.name)) {
      const args = readArguments(line.rest, {
        ...restoreVariables.grammar,
        usage: restoreVariables.usage,
      })
      const request = { ...restoreRequest(args), ...plannedSnapshot(last), dryRun: false }
      const { restore } = await import('../operations/variables/restore.ts')
      return restore(context, request, (record) => record)
    }
    const known = line?.name === 'rollback' ? line.rest : ''
    const args = readArguments(known, { ...rollback.grammar, usage: rollback.usage })
    return rollBack(
      context,
      {
        ...requestFrom(args),
        dryRun: false,
        reason: `Tried again by ${context.invocation.actor.login}.`,
      },
      (record) => record,
    )
  },
}

/** The snapshot that the failed operation was about: `--undo` would mean another one by now. */
function plannedSnapshot(last: OperationState | undefined): Partial<RestoreRequest> {
  const plan: unknown = last?.steps.find(({ name }) => name === 'target')?.result
  const id: unknown = Object(plan)['snapshot']
  return typeof id === 'string' ? { release: id, undo: false } : {}
}
