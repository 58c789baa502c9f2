import type { Check } from './check.ts'
import { branch } from './checks/branch.ts'
import { concurrency } from './checks/concurrency.ts'
import { configuration } from './checks/configuration.ts'
import { deployWorkflows } from './checks/deploy-workflows.ts'
import { environment } from './checks/environment.ts'
import { hosting } from './checks/hosting.ts'
import { otherRepositories } from './checks/other-repositories.ts'
import { people } from './checks/people.ts'
import { permissions } from './checks/permissions.ts'
import { probes } from './checks/probes.ts'
import { reading } from './checks/reading.ts'
import { records } from './checks/records.ts'
import { snapshot } from './checks/snapshot.ts'
import { target } from './checks/target.ts'
import { triggers } from './checks/triggers.ts'
import { workflow } from './checks/workflow.ts'
import { writing } from './checks/writing.ts'

/** Every check, in the order in which people would look. */
export const checks: readonly Check[] = [
  configuration,
  reading,
  writing,
  people,
  workflow,
  permissions,
  triggers,
  concurrency,
  environment,
  deployWorkflows,
  branch,
  records,
  hosting,
  probes,
  target,
  snapshot,
  otherRepositories,
]
