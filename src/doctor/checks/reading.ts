import { messageOf, statusOf } from '../../github/client.ts'
import { readArea, readRepository, type Area } from '../../github/settings.ts'
import { fault, ok, type Check, type Finding, type Patient } from '../check.ts'

const areas = ['issues', 'pull-requests', 'deployments', 'actions'] as const satisfies Area[]

/** The token of this shell may read what the playbook reads. */
export const reading: Check = {
  name: 'token, reading',
  async run(patient) {
    const { defaultBranch } = await readRepository(patient.engine.github)
    const found = await Promise.all(areas.map((area) => look(patient, area)))
    return [ok('contents', `default branch ${defaultBranch}`), ...found]
  },
}

async function look({ engine }: Patient, area: Area): Promise<Finding> {
  try {
    await readArea(engine.github, area)
    return ok(area, 'GitHub answers')
  } catch (error) {
    if (![401, 403, 404].includes(statusOf(error))) throw error
    return fault(area, messageOf(error), `Give the token \`${area}: write\`: docs/permissions.md.`)
  }
}
