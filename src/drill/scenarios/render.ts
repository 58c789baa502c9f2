import {
  endsWith,
  lastGood,
  pushed,
  pushesBad,
  releasesByThemselves,
  rollbackInReport,
} from './acts.ts'
import { fewRequests } from './checks/effort.ts'
import { deployedOnly, runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import type { Check, Scenario } from './scenario.ts'

const wentBackAtOnce: Check = {
  claim: 'Render went back to the release that it still held, without a build',
  find({ provider }) {
    const [newest] = provider
    return newest === 'POST rollback' ? [] : [`Render was asked for ${newest ?? 'nothing'}.`]
  },
}

/** Render deploys every push by itself; one breaks production, and `/rollback` goes back at once. */
export const render: Scenario = {
  name: 'render',
  title: 'On Render a push goes live by itself and breaks production; /rollback goes back at once',
  story:
    'chatbot-fluxa runs on Render, which deploys every push by itself: there is no deploy workflow that could fail. @bob pushes a release that breaks it. @eve opens an issue, and @alice types /rollback there. The playbook asks Render what runs, turns its deploying of pushes off, goes back to the release before it without a build, verifies its health, and makes the branch agree.',
  world: { hosting: 'render' },
  past: releasesByThemselves,
  acts: [
    pushesBad('bob', ', and Render deploys it'),
    rollbackInReport(
      ['The chatbot does not answer', 'For everybody.'],
      'no answers since the last push',
    ),
    ...endsWith('the answers could not be read'),
  ],
  checks: [
    runs(lastGood, 'the last good release'),
    revertedTo(lastGood),
    deployedOnly(
      (outcome) => [pushed(outcome, 'bad-health'), lastGood(outcome)],
      'Render ran the bad release and the good one, and nothing else',
    ),
    wentBackAtOnce,
    tickedByItself(['roll-back', 'check-health-endpoints']),
    withinTargets,
    fewRequests,
  ],
}
