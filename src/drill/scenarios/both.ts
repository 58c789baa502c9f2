import { pushed, pushesBad, typesInIncident } from './acts.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import { deployedOnly, revertedTo, runs } from './checks/releases.ts'
import type { Outcome } from './outcome.ts'
import type { Scenario } from './scenario.ts'
import { changeVariables, goodWithVariables, noValueTold, variablesRestored } from './variables.ts'

const good = (outcome: Outcome): string => pushed(outcome, 'needs-variable')

/** A bad commit comes together with a bad variable; one operation takes both back. */
export const both: Scenario = {
  name: 'both',
  title: 'A bad commit and a bad variable come together, and one rollback takes both back',
  story:
    '@eve changes variables for what @bob is about to release. @bob’s release breaks production. The last good commit alone would not help: it needs the variables that it was good with. The configuration says `restore: with-rollback`, so the rollback puts them back first, has the commit built anew with them, and verifies it. Nobody types anything until all is well.',
  variables: { restore: 'with-rollback' },
  past: goodWithVariables,
  acts: [
    {
      title: '@eve changes variables for the coming release',
      run: async (stage) => changeVariables(stage),
    },
    pushesBad('bob', '; commit and variables go back'),
    typesInIncident('alice', '/ack'),
  ],
  checks: [
    runs(good, 'the last good release'),
    revertedTo(good),
    variablesRestored,
    deployedOnly(
      (outcome) => [pushed(outcome, 'bad-health'), good(outcome)],
      'the hosting was called once, with the variables in place',
    ),
    tickedByItself(['verify-complete-or-partial', 'roll-back']),
    noValueTold,
    withinTargets,
  ],
}
