import type { IncidentEvent } from './events.ts'
import type { OperationState, StepState } from './state.ts'

type OperationEvent = Extract<IncidentEvent, { readonly operation: string }>

/** The operations of an incident after one more event of theirs. */
export function foldOperation(
  operations: readonly OperationState[],
  event: OperationEvent,
): readonly OperationState[] {
  if (event.type === 'operation-started') {
    if (operations.some((operation) => operation.id === event.operation)) return operations
    return [...operations, started(event)]
  }
  return operations.map((operation) =>
    operation.id === event.operation ? change(operation, event) : operation,
  )
}

function started(event: Extract<OperationEvent, { type: 'operation-started' }>): OperationState {
  return {
    id: event.operation,
    command: event.command,
    title: event.title,
    by: event.actor,
    startedAt: event.at,
    steps: [],
  }
}

function change(
  operation: OperationState,
  event: Exclude<OperationEvent, { type: 'operation-started' }>,
): OperationState {
  switch (event.type) {
    case 'step-started':
      return withStep(operation, {
        name: event.step,
        title: event.title,
        status: 'running',
        startedAt: event.at,
      })
    case 'step-finished': {
      const before = operation.steps.find((step) => step.name === event.step)
      return withStep(operation, {
        name: event.step,
        title: event.title,
        status: event.ok ? 'done' : 'failed',
        startedAt: before?.startedAt ?? event.at,
        milliseconds: event.milliseconds,
        ...(event.evidence ? { evidence: event.evidence } : {}),
        ...(event.result === undefined ? {} : { result: event.result }),
      })
    }
    case 'cancel-requested':
      return { ...operation, cancelRequested: { by: event.actor, at: event.at } }
    case 'operation-finished':
      return {
        ...operation,
        finishedAt: event.at,
        outcome: event.outcome,
        summary: event.summary,
        ...(event.reason === undefined ? {} : { reason: event.reason }),
        ...(event.running === undefined ? {} : { running: event.running }),
      }
  }
}

function withStep(operation: OperationState, step: StepState): OperationState {
  const known = operation.steps.some(({ name }) => name === step.name)
  const steps = known
    ? operation.steps.map((other) => (other.name === step.name ? step : other))
    : [...operation.steps, step]
  return { ...operation, steps }
}

/** True where one of the operations asked for the deployment shown at `url`, or is about to run `sha`. */
export function isOwnDeployment(
  operations: readonly OperationState[],
  deployment: { readonly sha?: string | undefined; readonly url?: string | undefined },
): boolean {
  const { sha, url } = deployment
  const steps = operations.flatMap((operation) => operation.steps)
  if (url !== undefined && steps.some(({ result }) => has(result, 'url', url))) return true
  const plan = runningOperation(operations)?.steps.find(({ name }) => name === 'target')?.result
  const candidates: unknown = isObject(plan) ? plan['candidates'] : undefined
  return (
    sha !== undefined &&
    Array.isArray(candidates) &&
    candidates.some((candidate) => has(candidate, 'sha', sha))
  )
}

function has(value: unknown, key: string, wanted: string): boolean {
  return isObject(value) && value[key] === wanted
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The operation that has begun and not ended, if there is one. */
export function runningOperation(
  operations: readonly OperationState[],
): OperationState | undefined {
  return operations.findLast((operation) => operation.finishedAt === undefined)
}
