import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { goodReleases, healthLine, lastGood, pushed, pushesBad, typesInIncident } from './acts.ts'
import { runs, revertedTo, deployedOnly } from './checks/releases.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import type { Scenario } from './scenario.ts'

/** The last good release cannot come back any more; the one before it does. */
export const walkBack: Scenario = {
  name: 'walk-back',
  title: 'The last good release is not good any more, and the playbook goes on to the one before',
  story:
    'The release before the bad one was good when it was recorded, but it needs a variable that somebody has taken away since. The playbook tries it, sees that its health does not come back, and goes one release further.',
  past: {
    ...goodReleases(['alice'], ['eve', 'needs-variable']),
    async run(stage) {
      stage.world.hosting.variables['OPENING_HOURS'] = openingHours
      return goodReleases(['alice'], ['eve', 'needs-variable']).run(stage)
    },
  },
  acts: [
    {
      title: '@eve tidies up the variables of the hosting, and takes one away that looks unused',
      async run(stage) {
        delete stage.world.hosting.variables['OPENING_HOURS']
        return `OPENING_HOURS is gone; ${await healthLine(stage)} still`
      },
    },
    pushesBad('bob', '; the playbook tries what was good'),
    typesInIncident('alice', '/ack'),
  ],
  checks: [
    runs(lastGood, 'the good release before the last one'),
    revertedTo(lastGood),
    deployedOnly(
      (outcome) => [
        pushed(outcome, 'bad-health'),
        pushed(outcome, 'needs-variable'),
        lastGood(outcome),
      ],
      'each release was tried once, the newest first',
    ),
    tickedByItself(['verify-complete-or-partial', 'roll-back']),
    withinTargets,
  ],
}
