import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { operationId } from '../incident/service.ts'
import type { OperationState } from '../incident/state.ts'
import { link, prose } from '../views/markdown.ts'
import { clockTime } from '../views/time.ts'

/**
 * The answer to a command whose operation is under way already, or ended while it was being typed:
 * it joins that one, and leaves `change` in the record. Nothing where there is none to join.
 */
export async function joinRunning(
  context: ServiceContext,
  change: (record: ServiceRecord) => ServiceRecord = (record) => record,
): Promise<Answer | undefined> {
  const own = operationId(context.invocation.key)
  const operation = context
    .state()
    ?.operations.findLast(
      (one) =>
        one.id !== own &&
        (one.finishedAt === undefined ||
          (one.outcome === 'succeeded' && one.finishedAt > context.invocation.at)),
    )
  if (operation === undefined) return undefined
  await context.commit(change, 'Join an operation')
  return operation.finishedAt === undefined
    ? joined(context, operation)
    : doneMeanwhile(context, operation)
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
