import { workflowOf } from '../../hosting/table.ts'
import { fault, ok, unchecked, type Check, type Finding } from '../check.ts'
import { fields } from '../workflow-file.ts'
import { playbookJob } from './workflow.ts'

const ranks = ['none', 'read', 'write']

/** The job has the permissions that the action needs, and not all that there are. */
export const permissions: Check = {
  name: 'permissions',
  async run(patient) {
    const found = await playbookJob(patient)
    if (found === undefined) return [unchecked('', 'no workflow runs the action')]
    const { file, source } = found.workflow
    const given = found.job['permissions'] ?? source['permissions']
    if (given === undefined) {
      const evidence = 'none are set, so they are what the repository’s settings say'
      return [fault(file, evidence, 'Give the job those of docs/permissions.md.')]
    }
    if (given === 'write-all') {
      const remedy = 'Give the job those of docs/permissions.md, and no others.'
      return [fault(file, 'the job may do everything', remedy)]
    }
    const places = await patient.places()
    const starts = places.some(({ settings }) => workflowOf(settings.hosting) !== undefined)
    const needed = {
      ...{ contents: 'write', issues: 'write', 'pull-requests': 'write', deployments: 'write' },
      actions: starts ? 'write' : 'read',
    }
    const has =
      given === 'read-all'
        ? Object.fromEntries(Object.keys(needed).map((key) => [key, 'read']))
        : fields(given)
    const lacking = Object.entries(needed).flatMap(([key, level]) => judge(key, level, has[key]))
    const all = Object.entries(needed).map(([key, level]) => `${key}: ${level}`)
    return lacking.length > 0 ? lacking : [ok(file, all.join(', '))]
  },
}

function judge(key: string, needed: string, given: unknown = 'none'): Finding[] {
  if (ranks.indexOf(String(given)) >= ranks.indexOf(needed)) return []
  const remedy = `Add \`${key}: ${needed}\` to the job's \`permissions:\`.`
  return [fault(key, `the job has ${String(given)}`, remedy)]
}
