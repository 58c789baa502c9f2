import { questionsUntilWorn } from '@outage-playbook/rehearsal/github/history.ts'
import { endsWith, goodReleases, healthLine, lastGood, rollbackInReport } from './acts.ts'
import { fewRequests } from './checks/effort.ts'
import { linkedBothWays } from './checks/answers.ts'
import { runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import type { Scenario } from './scenario.ts'

/** A release that was fine when it was deployed breaks later; somebody types `/rollback`. */
export const comment: Scenario = {
  name: 'comment',
  title: 'A release breaks hours after its deployment, and somebody types /rollback',
  story:
    'No deployment failed here: the release was healthy, and broke when enough people had used it. @eve opens an ordinary issue about it. @alice types /rollback there, as anybody would. The playbook opens the incident, links the two, and brings the last good release back.',
  past: goodReleases(['alice'], ['eve']),
  acts: [
    {
      title: '@bob pushes a release; it is healthy, and recorded as good',
      run: async (stage) => (await stage.push('wears-out', 'bob')).slice(0, 7),
    },
    {
      title: 'Customers ask questions until the chatbot has no room for more',
      async run(stage) {
        const ask = () =>
          fetch(`${stage.world.hosting.url}/api/chat`, {
            method: 'POST',
            body: JSON.stringify({ message: 'What does it cost?' }),
          })
        await Promise.all(Array.from({ length: questionsUntilWorn + 1 }, ask))
        return healthLine(stage)
      },
    },
    rollbackInReport(
      ['The chatbot says that it has no room', 'Since a few minutes ago, to everybody.'],
      'no room for questions since the last release',
    ),
    ...endsWith('memory was never freed'),
  ],
  checks: [
    runs(lastGood, 'the last good release'),
    revertedTo(lastGood),
    linkedBothWays,
    tickedByItself(['roll-back', 'check-health-endpoints']),
    withinTargets,
    fewRequests,
  ],
}
