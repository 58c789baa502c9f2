import type { IncidentState, OperationState, StepState } from './state.ts'

/** The state with one of its operations changed; without that operation, the same state. */
export function withOperation(
  state: IncidentState,
  id: string,
  change: (operation: OperationState) => OperationState,
): IncidentState {
  const at = state.operations.findIndex((operation) => operation.id === id)
  const operation = state.operations[at]
  if (operation === undefined) return state
  return { ...state, operations: state.operations.with(at, change(operation)) }
}

/** The operation with a step as it is now. */
export function withStep(operation: OperationState, step: StepState): OperationState {
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
