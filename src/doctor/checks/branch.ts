import type { GitHub } from '../../github/client.ts'
import { branchRules, mayActionsOpenPulls, readBranch } from '../../github/settings.ts'
import { fault, nameOf, ofEach, ok, unchecked, type Check, type Finding } from '../check.ts'
import { asFinding } from '../trouble.ts'

/** Rules under which nobody pushes to a branch: it takes a pull request. */
const forPulls = ['pull_request', 'required_status_checks', 'merge_queue', 'workflows', 'update']

/** The deployed branch exists, and a rollback can bring it back one way or another. */
export const branch: Check = {
  name: 'branch',
  run: (patient) =>
    ofEach(
      patient,
      async (place) => {
        const { branch: name, rollback } = place.settings
        const github = patient.engine.codeOf(place)
        const about = `${name} of ${nameOf(place)}`
        const found = await readBranch(github, name)
        if (found === undefined) {
          return [fault(about, 'there is no such branch', 'Correct `branch:`.')]
        }
        if (rollback.branch === 'leave') return [ok(about, 'is left as it is')]
        const rules = (await branchRules(github, name)).filter((rule) => forPulls.includes(rule))
        const isOpen = rules.length === 0 && !found.isProtected
        if (isOpen && rollback.branch === 'revert') return [ok(about, 'no rule is in the way')]
        const why = rules.length > 0 ? `rules: ${rules.join(', ')}` : 'protected'
        return [await pulls(github, about, isOpen ? 'by pull request' : why)]
      },
      asFinding,
    ),
}

/** Whether Actions may open the pull request that it takes. */
async function pulls(github: GitHub, about: string, why: string): Promise<Finding> {
  const setting =
    'Settings → Actions → General → “Allow GitHub Actions to create and approve pull requests”'
  const may = await mayActionsOpenPulls(github)
  if (may === true) return ok(about, `${why}: goes back by a pull request, which Actions may open`)
  if (may === false)
    return fault(about, `${why}, and Actions may not open pull requests`, `${setting}.`)
  const evidence = `${why}: goes back by a pull request; whether Actions may open one only an administrator's token can ask`
  return unchecked(about, evidence, `Look at ${setting}.`)
}
