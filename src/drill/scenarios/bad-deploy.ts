import { endsWith, goodReleases, healthLine, lastGood } from './acts.ts'
import { fewRequests } from './checks/effort.ts'
import { runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, handTicksKept, withinTargets } from './checks/record.ts'
import type { Scenario } from './scenario.ts'

/** A box of the playbook that only people can tick. */
const byHand = 'check-application-logs'

/** A push breaks production; everything until health is back happens by itself. */
export const badDeploy: Scenario = {
  name: 'bad-deploy',
  title: 'A push takes production down, and the playbook brings it back by itself',
  story:
    'chatbot-fluxa runs in production. @bob pushes a release that breaks it. Nobody does anything: the failed deployment opens an incident, the last good release comes back, its health is verified, and the branch is made to agree. Meanwhile @alice ticks a box of the checklist by hand.',
  past: goodReleases(['alice'], ['eve']),
  acts: [
    {
      title: '@bob pushes a release that breaks the health check',
      async run(stage) {
        const sha = await stage.startPush('bad-health', 'bob')
        return sha.slice(0, 7)
      },
    },
    {
      title: 'The deployment fails, and an incident opens by itself',
      async run(stage) {
        const issue = await stage.incident()
        return `#${issue}, ${await healthLine(stage)}`
      },
    },
    {
      title: '@alice ticks a box of the checklist by hand, in the middle of it',
      async run(stage) {
        await stage.tick(await stage.incident(), 'alice', byHand)
        return byHand
      },
    },
    {
      title: 'The playbook rolls back, verifies, and makes the branch agree',
      async run(stage) {
        await stage.world.waitForIdle()
        return healthLine(stage)
      },
    },
    ...endsWith('the answers could not be read'),
  ],
  checks: [
    runs(lastGood, 'the last good release'),
    revertedTo(lastGood),
    tickedByItself(['verify-complete-or-partial', 'roll-back', 'check-health-endpoints']),
    handTicksKept,
    withinTargets,
    fewRequests,
  ],
}
