import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { deployedOnly, revertedTo, runs } from '../../src/drill/scenarios/checks/releases.ts'
import { pushed } from '../../src/drill/scenarios/acts.ts'
import type { Outcome } from '../../src/drill/scenarios/outcome.ts'
import type { Check } from '../../src/drill/scenarios/scenario.ts'
import { afterwardsOperations } from './afterwards.ts'
import { always, incidentIssues, titled } from './checks.ts'
import { historyOperations } from './history.ts'
import { askedVercel, forgetOlder } from './vercel.ts'
import type { Operation } from './operation.ts'
import { renderOperations } from './render.ts'
import type { Site } from './site.ts'
import { variablesOperations } from './variables.ts'

const types =
  (line: string) =>
  async ({ stage, issue }: Site): Promise<void> => {
    await stage.command(issue, 'alice', line)
  }

const older =
  ({ good }: Site) =>
  () =>
    good[1] ?? ''
const newest =
  ({ good }: Site) =>
  () =>
    good[0] ?? ''
const bad = (outcome: Outcome) => pushed(outcome, 'bad-health')

const rolledBack = (site: Site): readonly Check[] => [
  ...always,
  incidentIssues(1),
  runs(older(site), 'the release before'),
  revertedTo(older(site)),
  deployedOnly(() => [older(site)()], 'the hosting was called once'),
  titled(/recovered/),
]

/** Everything that is held under fire. A new operation is a line here. */
export const operations: readonly Operation[] = [
  { name: '/rollback, deploy workflow', act: types('/rollback'), checks: rolledBack },
  {
    name: '/rollback, deploy command',
    world: { hosting: 'command' },
    act: types('/rollback'),
    checks: rolledBack,
  },
  {
    name: '/rollback, Vercel',
    world: { hosting: 'vercel' },
    act: types('/rollback'),
    checks: (site) => [...rolledBack(site), askedVercel(site, { rollback: 1, deployments: 0 })],
  },
  {
    name: '/rollback, Vercel, built anew',
    world: { hosting: 'vercel' },
    prepare: forgetOlder,
    act: types('/rollback'),
    checks: (site) => [...rolledBack(site), askedVercel(site, { rollback: 0, deployments: 1 })],
  },
  {
    name: 'automatic rollback',
    act: async ({ stage }) => void (await stage.push('bad-health', 'bob')),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      runs(newest(site), 'the last good release'),
      revertedTo(newest(site)),
      deployedOnly((seen) => [bad(seen), newest(site)()], 'the hosting was called once'),
      titled(/recovered/),
    ],
  },
  {
    name: '/declare',
    act: types('/declare "Checkout answers 500" --severity P2'),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      titled(/^P2 · /),
      deployedOnly(() => [], 'nothing was deployed'),
      runs(newest(site), 'the release that ran before'),
    ],
  },
  {
    name: '/release',
    act: async ({ stage }) => void (await stage.push('good', 'eve')),
    checks: () => [
      ...always,
      incidentIssues(0),
      runs((seen) => pushed(seen, 'good'), 'the new release'),
      deployedOnly((seen) => [pushed(seen, 'good')], 'it was deployed once'),
      releasedOnce,
    ],
  },
  {
    name: 'walk-back',
    async prepare(stage) {
      stage.world.hosting.variables['OPENING_HOURS'] = openingHours
      await stage.push('needs-variable', 'eve')
      delete stage.world.hosting.variables['OPENING_HOURS']
    },
    act: async ({ stage }) => void (await stage.push('bad-health', 'bob')),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      runs(newest(site), 'the good release before the last one'),
      revertedTo(newest(site)),
      deployedOnly(
        (seen) => [bad(seen), pushed(seen, 'needs-variable'), newest(site)()],
        'each release was tried once',
      ),
      titled(/recovered/),
    ],
  },
  {
    name: 'pull request',
    prepare: async ({ world }) => void world.github.settings.protection.set('main', 'ruleset'),
    act: types('/rollback'),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      runs(older(site), 'the release before'),
      deployedOnly(() => [older(site)()], 'the hosting was called once'),
      onePull(site),
      titled(/recovered/),
    ],
  },
  ...afterwardsOperations,
  ...historyOperations,
  ...renderOperations,
  ...variablesOperations,
]

const releasedOnce: Check = {
  claim: 'the release is recorded once, as good',
  find(seen) {
    const sha = pushed(seen, 'good')
    const found = seen.record.releases.filter((release) => release.sha === sha)
    const [release] = found
    return found.length === 1 && release?.verdict === 'good'
      ? []
      : [`It is recorded ${found.length} times.`]
  },
}

function onePull({ world }: Site): Check {
  return {
    claim: 'one pull request takes the branch back',
    find: () => {
      const count = world.github.hub.pulls.size
      return count === 1 ? [] : [`There are ${count} pull requests.`]
    },
  }
}
