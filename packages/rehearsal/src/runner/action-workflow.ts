import type { Listens } from './listens.ts'

/** The workflow whose one job runs the action that is rehearsed. */
export type ActionWorkflow = {
  /** Path of its file. */
  readonly path: string
  readonly name: string
  /** Id of the job, and of the step's action. */
  readonly job: string
  readonly action: string
  /** The events that start it; it can be dispatched as well. */
  readonly listens: Listens
  /** The step's `with:`. */
  readonly with: (given: Given) => Readonly<Record<string, string>>
  /** The variable of the step's `env:` that holds a token of the repository's owner, if one does. */
  readonly ownerToken?: string
}

/** What the expressions of a step's `with:` can refer to. */
export type Given = {
  /** `github.token`. */
  readonly token: string
  /** Inputs of the dispatch, if it was one. */
  readonly inputs: Readonly<Record<string, string>>
}

/** The variables by which a step's inputs reach an action. (actions/runner: Handler.) */
export function inputVariables(
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const named = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ])
  return Object.fromEntries(named)
}
