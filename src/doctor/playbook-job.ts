import { fields, triggersOf, type Fields, type WorkflowFile } from './workflow-file.ts'

/** The job that runs the action for people, and the step of it that does. */
export type PlaybookJob = {
  readonly workflow: WorkflowFile
  readonly job: Fields
  readonly step: Fields
  /** The `env:` of the step, its job and its workflow, by name. */
  readonly variables: ReadonlyMap<string, string>
}

/**
 * Finds it: the action in a workflow that comments start. Gate and release steps of a deploy workflow
 * are none. Nothing where no workflow is one.
 */
export function findPlaybookJob(workflows: readonly WorkflowFile[]): PlaybookJob | undefined {
  const all = workflows.flatMap((workflow) =>
    Object.values(fields(workflow.source['jobs'])).flatMap((value) => {
      const job = fields(value)
      const step = stepsOf(job).find(({ uses }) => isOurs(uses))
      return step === undefined
        ? []
        : [{ workflow, job, step, variables: variablesIn(workflow, job, step) }]
    }),
  )
  return all.find(({ workflow }) => 'issue_comment' in triggersOf(workflow))
}

/** The steps of a job. */
export function stepsOf(job: Fields): readonly Fields[] {
  const { steps } = job
  return Array.isArray(steps) ? steps.map(fields) : []
}

function isOurs(uses: unknown): boolean {
  return typeof uses === 'string' && /(?:^|\/)outage-playbook(?:@|$)/.test(uses)
}

function variablesIn({ source }: WorkflowFile, job: Fields, step: Fields): Map<string, string> {
  const all = [source, job, step].flatMap(({ env }) => Object.entries(fields(env)))
  return new Map(all.map(([name, value]) => [name, String(value)]))
}
