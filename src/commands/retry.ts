import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import { joinRunning } from '../operations/join.ts'
import { planShape } from '../operations/rollback/plan-shape.ts'
import { rollBack } from '../operations/rollback/rollback.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer, Definition } from '../engine/definition.ts'
import { operationId } from '../incident/service.ts'
import type { OperationState } from '../incident/state.ts'
import { readLine } from '../parser/line.ts'
import { restoreVariables } from './restore-variables.ts'

/** `/retry`: the plan of the last operation that failed, once more. */
export const retry: Definition = {
  name: 'retry',
  summary: 'runs the plan of the operation that failed last once more',
  usage: '/retry',
  examples: ['/retry'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'incident',
  looksAhead: true,
  async run(context) {
    const joined = await joinRunning(context, () => true)
    if (joined) return joined
    return again(context, toRepeat(context))
  },
}

/** The operation that a run of this command has begun and not ended, else the last one if it failed. */
function toRepeat(context: ServiceContext): OperationState {
  const operations = context.state()?.operations ?? []
  const own = operationId(context.invocation.key)
  const last =
    operations.find(({ id }) => id === own) ??
    operations.findLast(({ outcome }) => outcome !== undefined)
  if (last === undefined || last.outcome === 'succeeded') {
    throw new OutageError('operation-missing', 'No operation of this incident has failed.')
  }
  return last
}

/** Carries the plan out that the operation made, as it stands in its journal. */
async function again(context: ServiceContext, operation: OperationState): Promise<Answer> {
  const kept = operation.steps.find(({ name }) => name === 'target')?.result
  const name = readLine(operation.command)?.name
  if (name === restoreVariables.name || restoreVariables.aliases?.some((alias) => alias === name)) {
    const { restorePlanShape } = await import('../operations/restore-variables/plan-shape.ts')
    const { restore } = await import('../operations/restore-variables/restore.ts')
    return restore(context, {}, (record) => record, readPlan(restorePlanShape, kept))
  }
  const reason = `Tried again by ${context.invocation.actor.login}.`
  return rollBack(context, { reason }, (record) => record, readPlan(planShape, kept))
}

function readPlan<T>(shape: v.GenericSchema<unknown, T>, kept: unknown): T {
  const read = v.safeParse(shape, kept)
  if (read.success) return read.output
  throw new OutageError('operation-missing', 'The plan of the last operation cannot be read.', {
    remedy: 'Type its command again.',
  })
}
