import { questionsUntilWorn } from '../github/history.ts'
import { answerTo, goodReleases, healthLine, lastGood, typesInIncident } from './acts.ts'
import { fewRequests, noFailedRuns } from './checks/effort.ts'
import { linkedBothWays, oneReplyEach } from './checks/answers.ts'
import { runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, nothingLeftOpen, withinTargets } from './checks/record.ts'
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
    {
      title: '@eve opens an ordinary issue, and @alice types /rollback into it',
      async run(stage) {
        const title = 'The chatbot says that it has no room'
        const issue = await stage.openIssue('eve', title, 'Since a few minutes ago, to everybody.')
        const line = '/rollback --reason "no room for questions since the last release"'
        return answerTo(stage, await stage.command(issue, 'alice', line))
      },
    },
    typesInIncident('alice', '/ack'),
    typesInIncident(
      'alice',
      '/resolve --cause "memory was never freed" --resolution "rolled back"',
    ),
  ],
  checks: [
    runs(lastGood, 'the last good release'),
    revertedTo(lastGood),
    linkedBothWays,
    tickedByItself(['roll-back', 'check-health-endpoints']),
    oneReplyEach,
    nothingLeftOpen,
    withinTargets,
    fewRequests,
    noFailedRuns,
  ],
}
