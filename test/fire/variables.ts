import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { pushed } from '../../src/drill/scenarios/acts.ts'
import { deployedOnly, revertedTo, runs } from '../../src/drill/scenarios/checks/releases.ts'
import type { Outcome } from '../../src/drill/scenarios/outcome.ts'
import type { Check } from '../../src/drill/scenarios/scenario.ts'
import type { Stage } from '../../src/drill/scenarios/stage.ts'
import {
  changeVariables,
  goodWithVariables,
  noValueTold,
  variablesRestored,
} from '../../src/drill/scenarios/variables.ts'
import type { WorldOptions } from '../../src/drill/world.ts'
import { newKeys } from '../variables/keys.ts'
import { always, incidentIssues, titled } from './checks.ts'
import type { Operation } from './operation.ts'

const { identity, recipient } = await newKeys()

const world = (restore: string): Partial<WorldOptions> => ({
  config: ({ app }) => {
    const from = 'from: { github: environment }'
    const line = `{ recipients: [${recipient}], restore: ${restore}, ${from} }`
    return rehearsalConfig('workflow', app, line)
  },
  env: { OUTAGE_AGE_IDENTITY: identity },
})

async function prepare(stage: Stage): Promise<void> {
  await goodWithVariables.run(stage)
  changeVariables(stage)
}

const good = (seen: Outcome): string => pushed(seen, 'needs-variable')

const restored: readonly Check[] = [
  ...always,
  incidentIssues(1),
  variablesRestored,
  noValueTold,
  runs(good, 'the release that needs the variables'),
]

/** The incident says once how the variables differ, or once that nobody could tell. */
const comparedOnce: Check = {
  claim: 'the variables were compared once',
  find({ events }) {
    const told = events.filter(
      (event) =>
        event.type === 'variables-differed' ||
        (event.type === 'noted' && event.text.startsWith('The variables could not be compared')),
    )
    return told.length === 1 ? [] : [`It is told ${told.length} times.`]
  },
}

/** Variables under fire: in the end they are exactly the snapshot's, after one deployment. */
export const variablesOperations: readonly Operation[] = [
  {
    name: 'automatic rollback with variables',
    world: world('with-rollback'),
    prepare,
    act: async ({ stage }) => void (await stage.push('bad-health', 'bob')),
    checks: () => [
      ...restored,
      revertedTo(good),
      deployedOnly((seen) => [pushed(seen, 'bad-health'), good(seen)], 'it was deployed once'),
      titled(/recovered/),
    ],
  },
  {
    name: '/declare, variables compared',
    world: world('on-request'),
    prepare,
    act: async ({ stage, issue }) =>
      void (await stage.command(issue, 'alice', '/declare "Closed all day" --severity P2')),
    checks: () => [
      ...always,
      incidentIssues(1),
      titled(/^P2 · /),
      comparedOnce,
      noValueTold,
      deployedOnly(() => [], 'nothing was deployed'),
    ],
  },
  {
    name: '/restore-variables',
    world: world('on-request'),
    prepare,
    act: async ({ stage, issue }) =>
      void (await stage.command(issue, 'alice', '/restore-variables')),
    checks: () => [
      ...restored,
      deployedOnly((seen) => [good(seen)], 'it was deployed once'),
      titled(/recovered|healthy|up/),
    ],
  },
]
