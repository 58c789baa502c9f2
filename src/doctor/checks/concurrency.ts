import { fault, ok, unchecked, type Check } from '../check.ts'
import { fields } from '../workflow-file.ts'
import { playbookJob } from './workflow.ts'

/** Runs wait for each other, and none is cancelled for a newer one. */
export const concurrency: Check = {
  name: 'concurrency',
  async run(patient) {
    const found = await playbookJob(patient)
    if (found === undefined) return [unchecked('', 'no workflow runs the action')]
    const { file, source } = found.workflow
    const given = [source['concurrency'], found.job['concurrency']].filter(
      (one) => one !== undefined,
    )
    if (given.length === 0) {
      return [ok(file, 'none: correct, and costs more runs and requests than the README’s')]
    }
    return given.map((one) => {
      const { queue, 'cancel-in-progress': cancels = false } = fields(one)
      if (cancels !== false) {
        const evidence = 'a newer run cancels an older one, also a rollback'
        return fault(file, evidence, 'Set `cancel-in-progress: false`.')
      }
      if (queue !== 'max') {
        const evidence = 'GitHub keeps one run waiting, and cancels the others without a word'
        return fault(file, evidence, 'Add `queue: max` to `concurrency:`.')
      }
      return ok(file, 'queue: max')
    })
  },
}
