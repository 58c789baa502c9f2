import { fault, ok, type Check, type Patient } from '../check.ts'
import { findPlaybookJob, type PlaybookJob } from '../playbook-job.ts'

/** There is a workflow that runs the action for people. */
export const workflow: Check = {
  name: 'outage workflow',
  async run(patient) {
    const all = await patient.workflows(patient.engine.github)
    const job = findPlaybookJob(all)
    const broken = all.flatMap(({ file, broken }) =>
      broken === undefined
        ? []
        : [fault(file, broken, 'Mend it: GitHub runs nothing of a file that it cannot read.')],
    )
    if (job !== undefined)
      return [ok(job.workflow.file, `uses ${String(job.step['uses'])}`), ...broken]
    const remedy = 'Write one with `outage init`, and get it onto the default branch.'
    return [fault('', 'no workflow runs the action when somebody comments', remedy), ...broken]
  },
}

/** The job that runs the action, for the checks of it; nothing where there is none, which is told once. */
export async function playbookJob(patient: Patient): Promise<PlaybookJob | undefined> {
  return findPlaybookJob(await patient.workflows(patient.engine.github))
}
