import { postMortemLabel, actionLabel } from '../../incident/post-mortem.ts'
import { answerTo, goodReleases, lastGood, pushesBad, typesInIncident } from './acts.ts'
import {
  cameBackOnce,
  closedByItself,
  onePostMortem,
  reviewedOnce,
  ticketsFiled,
} from './checks/aftermath.ts'
import { fewRequests } from './checks/effort.ts'
import { runs, revertedTo } from './checks/releases.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import type { Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'

/** What @bob writes into the post-mortem: action items, and what happened. */
const items = [
  '- [ ] Read the answers in the deploy check @bob in 2 weeks (prevent, immediate)',
  '- [ ] Alert when no answer can be read @eve 2027-03-01 (detect)',
  '- [ ] Write down how to start the chatbot again',
]
const story = 'A release broke the answers; it was rolled back. Later the process died.'

/** Seconds that a resolved incident is watched here. */
const watched = 12

/** An outage from the bad push to the follow-up review of its action items. */
export const full: Scenario = {
  name: 'full',
  title: 'A whole outage, from the bad push to the review of its action items',
  story:
    'A push breaks production, and the playbook brings it back. Within the day the same service fails again: the incident, still watched, opens once more. It is resolved a second time, stays quiet, and closes by itself. @bob writes the post-mortem and closes it; each action item becomes a ticket, and two weeks later a review says what is done and what is not. The clocks run faster here; the code is the same.',
  hurry: { watch: `${watched}s`, followUp: '1s' },
  past: goodReleases(['alice'], ['eve']),
  acts: [
    pushesBad('bob', '; it is rolled back by itself'),
    typesInIncident('alice', '/ack'),
    typesInIncident('alice', '/assign commander @bob'),
    typesInIncident('alice', '/resolve --cause "a release broke the answers"'),
    {
      title: 'While it is watched, the service dies again; the next sweep opens the incident',
      async run(stage) {
        await stage.world.hosting.crash()
        await look(stage)
        return titleOf(stage, await stage.incident())
      },
    },
    {
      title: '@alice starts the service again, and says so',
      async run(stage) {
        const { world, script } = stage
        await world.hosting.deploy(script.pushes.findLast(({ kind }) => kind === 'good')?.sha ?? '')
        const line = '/note Started it again by hand'
        return answerTo(stage, await stage.command(await stage.incident(), 'alice', line))
      },
    },
    typesInIncident('alice', '/update'),
    typesInIncident('alice', '/resolve --resolution "a rollback and a restart"'),
    {
      title: 'Nothing comes back while it is watched, and the incident closes by itself',
      async run(stage) {
        await seconds(watched)
        await look(stage)
        const issue = await stage.world.issue(await stage.incident())
        return `#${String(issue['number'])} is ${String(issue['state'])}`
      },
    },
    {
      title: '@bob writes the post-mortem',
      async run(stage) {
        const number = await postMortem(stage)
        await stage.world.editBody(number, 'bob', (body) =>
          body.replace(/_Three sentences.*?_/, story).replace(/^- \[ \] $/m, items.join('\n')),
        )
        return `#${number}, ${items.length} action items`
      },
    },
    {
      title: '@bob closes it, and each action item becomes a ticket',
      async run(stage) {
        await stage.world.setState(await postMortem(stage), 'bob', 'closed')
        await stage.world.waitForIdle()
        return (await tickets(stage)).map((number) => `#${number}`).join(', ')
      },
    },
    {
      title: '@eve has done hers, and closes it',
      async run(stage) {
        const [, second = 0] = await tickets(stage)
        await stage.world.setState(second, 'eve', 'closed')
        await stage.world.waitForIdle()
        return `#${second}`
      },
    },
    {
      title: 'Two weeks later a sweep reviews what became of the action items',
      async run(stage) {
        await seconds(1)
        await look(stage)
        const comments = await stage.world.comments(await postMortem(stage))
        const said = String(comments.at(-1)?.['body'])
        return /\*\*(Follow-up review[^*]*)\*\*/.exec(said)?.[1] ?? 'nothing was said'
      },
    },
  ],
  checks: [
    runs(lastGood, 'the last good release'),
    revertedTo(lastGood),
    tickedByItself([
      'roll-back',
      'check-health-endpoints',
      'schedule-post-mortem',
      'heighten-monitoring',
    ]),
    cameBackOnce,
    closedByItself,
    onePostMortem(story),
    ticketsFiled(items.length),
    reviewedOnce(1, items.length),
    withinTargets,
    fewRequests,
  ],
}

/** A sweep over everything, as a schedule takes it. */
async function look({ world }: Stage): Promise<void> {
  await (
    await world.runner.start('schedule', {})
  ).ended
  await world.waitForIdle()
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000))

async function titleOf({ world }: Stage, issue: number): Promise<string> {
  return String((await world.issue(issue))['title'])
}

async function labelled({ world }: Stage, label: string): Promise<readonly number[]> {
  const found = await world.issues(`?state=all&labels=${label}&per_page=100`)
  return found.map(({ number }) => Number(number)).toSorted((a, b) => a - b)
}

const postMortem = async (stage: Stage) => (await labelled(stage, postMortemLabel))[0] ?? 0
const tickets = (stage: Stage) => labelled(stage, actionLabel)
