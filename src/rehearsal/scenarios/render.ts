import { answerTo, healthLine, lastGood, pushed, typesInIncident } from './acts.ts'
import { fewRequests, noFailedRuns } from './checks/effort.ts'
import { oneReplyEach } from './checks/answers.ts'
import { deployedOnly, runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, nothingLeftOpen, withinTargets } from './checks/record.ts'
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
  past: {
    title: 'The days before: two good releases went live by themselves, each verified and recorded',
    async run(stage) {
      const issue = await stage.openIssue('alice', 'Releases', 'Verified after each deploy.')
      const shas = []
      for (const author of ['alice', 'eve']) {
        shas.push(await stage.push('good', author))
        await stage.command(issue, author, '/release')
      }
      return shas.map((sha) => sha.slice(0, 7)).join(', ')
    },
  },
  acts: [
    {
      title: '@bob pushes a release that breaks the health check, and Render deploys it',
      async run(stage) {
        await stage.push('bad-health', 'bob')
        return healthLine(stage)
      },
    },
    {
      title: '@eve opens an ordinary issue, and @alice types /rollback into it',
      async run(stage) {
        const issue = await stage.openIssue('eve', 'The chatbot does not answer', 'For everybody.')
        const line = '/rollback --reason "no answers since the last push"'
        return answerTo(stage, await stage.command(issue, 'alice', line))
      },
    },
    typesInIncident('alice', '/ack'),
    typesInIncident(
      'alice',
      '/resolve --cause "the answers could not be read" --resolution "rolled back"',
    ),
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
    oneReplyEach,
    nothingLeftOpen,
    withinTargets,
    fewRequests,
    noFailedRuns,
  ],
}
