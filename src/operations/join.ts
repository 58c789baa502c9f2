import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import { stateOf } from '../engine/ticking.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import { operationId } from '../incident/service.ts'
import type { IncidentState, OperationState } from '../incident/state.ts'
import { link, prose } from '../views/markdown.ts'
import { clockTime } from '../views/time.ts'

/** Whether an operation that ended well has done what ours would do. */
export type Covers = (operation: OperationState) => boolean

/**
 * The answer to a command whose operation is under way already, or was done while it was being typed:
 * it joins that one, and leaves `change` in the record. Nothing where there is none to join.
 */
export async function joinRunning(
  context: ServiceContext,
  covers: Covers,
  change: (record: ServiceRecord) => ServiceRecord = (record) => record,
): Promise<Answer | undefined> {
  const known = living(context.file.value, context.state()?.operations ?? [])
  const operation = toJoin(context.invocation, known, covers)
  if (operation === undefined) return undefined
  await context.commit(change, 'Join an operation')
  return operation.finishedAt === undefined
    ? joined(context, operation)
    : doneMeanwhile(context, operation)
}

/** Thrown where another run has begun an operation in the moment in which this one was planned. */
export class Overtaken extends Error {}

/** The operations of a record that a run can still be working on, or that have ended. */
function living({ claims }: ServiceRecord, operations: readonly OperationState[]): Living {
  const held = new Set(
    claims.filter(({ finished }) => !finished).map(({ key }) => operationId(key)),
  )
  return { operations: operations.filter(({ id, finishedAt }) => finishedAt || held.has(id)) }
}

type Living = Pick<IncidentState, 'operations'>

/** Throws `Overtaken` where a record holds an operation that ours would have to join. */
export function refuseSecond(context: ServiceContext, record: ServiceRecord, covers: Covers): void {
  const state = stateOf(record, context.settings.playbook)
  if (toJoin(context.invocation, living(record, state?.operations ?? []), covers))
    throw new Overtaken()
}

/** The operation to join: one that is under way, or that did the same since ours was asked for. */
export function toJoin(
  { key, at }: Pick<Invocation, 'key' | 'at'>,
  state: Pick<IncidentState, 'operations'> | undefined,
  covers: Covers,
): OperationState | undefined {
  const own = operationId(key)
  if (state?.operations.some(({ id }) => id === own)) return undefined
  return state?.operations.findLast((operation) => {
    const { finishedAt, outcome } = operation
    if (finishedAt === undefined) return true
    return outcome === 'succeeded' && finishedAt > at && covers(operation)
  })
}

function joined(context: ServiceContext, operation: OperationState): Answer {
  return {
    outcome: 'pending',
    reason: 'operation-running',
    operation: operation.id,
    reply: {
      status: 'succeeded',
      headline: `**Already under way:** ${prose(operation.title)}, by ${prose(operation.by)} since ${clockTime(operation.startedAt)}.`,
      details: [`It shows how it goes ${where(context)}. To stop it: \`/cancel\`.`],
      operation: operation.id,
    },
  }
}

function doneMeanwhile(context: ServiceContext, operation: OperationState): Answer {
  return {
    outcome: 'succeeded',
    operation: operation.id,
    ...(operation.running === undefined ? {} : { rolledBackTo: operation.running }),
    reply: {
      status: 'succeeded',
      headline: `**Done already:** ${prose(operation.summary ?? operation.title)}.`,
      details: [
        `It was begun by ${prose(operation.by)} at ${clockTime(operation.startedAt)}; see ${where(context)}.`,
      ],
      operation: operation.id,
    },
  }
}

function where(context: ServiceContext): string {
  const issue = context.state()?.issue
  return issue === undefined ? 'in its own reply' : `in ${link(`#${issue.number}`, issue.url)}`
}
