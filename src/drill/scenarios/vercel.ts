import {
  endsWith,
  healthLine,
  lastGood,
  pushesBad,
  releasesByThemselves,
  rollbackInReport,
} from './acts.ts'
import { fewRequests } from './checks/effort.ts'
import { runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import type { Check, Scenario } from './scenario.ts'

const rolledBackOnce: Check = {
  claim: 'Vercel gave the domain back to a deployment that it still held; nothing was built for it',
  find({ provider }) {
    const changes = provider.filter((line) => line.startsWith('POST '))
    const [only = ''] = changes
    const isOne = changes.length === 1 && only.startsWith('POST dpl_')
    return isOne ? [] : [`Vercel was asked for ${changes.join(', ') || 'nothing'}.`]
  },
}

/** Vercel deploys every push by itself; one breaks production, and `/rollback` goes back at once. */
export const vercel: Scenario = {
  name: 'vercel',
  title: 'On Vercel a push goes live by itself and breaks production; /rollback goes back at once',
  story:
    'chatbot-fluxa runs on Vercel, which builds every push and gives it the production domain by itself. @bob pushes a release that breaks it. @eve opens an issue, and @alice types /rollback there. The playbook gives the domain back to the deployment before it, verifies its health, and makes the branch agree. That commit is a push as well: while production is rolled back, Vercel builds it and leaves the domain where it is.',
  world: { hosting: 'vercel' },
  past: releasesByThemselves,
  acts: [
    pushesBad('bob', ', and Vercel puts it live'),
    rollbackInReport(
      ['The chatbot does not answer', 'For everybody.'],
      'no answers since the last push',
    ),
    {
      title: 'The commit that takes the branch back is built, and does not get the domain',
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
    rolledBackOnce,
    tickedByItself(['roll-back', 'check-health-endpoints']),
    withinTargets,
    fewRequests,
  ],
}
