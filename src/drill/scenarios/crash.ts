import { answerTo, goodReleases, healthLine, lastGood, pushed } from './acts.ts'
import { runs, revertedTo, deployedOnly } from './checks/releases.ts'
import { tickedByItself, withinTargets } from './checks/record.ts'
import type { Scenario } from './scenario.ts'

/** The runner dies when the hosting has been called; the next run finishes, and repeats nothing. */
export const crash: Scenario = {
  name: 'crash',
  title: 'The runner dies in the middle of a rollback, and the next run finishes it',
  story:
    'Automatic rollback is off, so @alice types /rollback. The machine that runs it dies right after the hosting was called: nobody will ever hear the answer. @bob, who knows nothing of that, asks for /health. That run finds what was left unfinished, finishes it, and only then answers. Nothing happens twice.',
  automatic: 'never',
  past: goodReleases(['alice'], ['eve']),
  acts: [
    {
      title: '@bob pushes a release that breaks the health check; an incident opens, nothing else',
      async run(stage) {
        await stage.push('bad-health', 'bob')
        return `#${await stage.incident()}, ${await healthLine(stage)}`
      },
    },
    {
      title: '@alice types /rollback, and the runner dies right after the hosting was called',
      async run(stage) {
        const planned = stage.world.killAt({
          request: 1,
          when: 'after',
          counts: ({ path }) => path.endsWith('/dispatches'),
        })
        const command = await stage.command(await stage.incident(), 'alice', '/rollback')
        planned.stop()
        const killed = planned.killed()
        if (killed === undefined) throw new Error('The run never called the hosting.')
        return `run ${killed.run} was killed; ${await answerTo(stage, command)}`
      },
    },
    {
      title: '@bob types /health; the run finishes first what the dead one began',
      async run(stage) {
        const command = await stage.command(await stage.incident(), 'bob', '/health')
        return answerTo(stage, command)
      },
    },
    {
      title: 'What @alice asked for has its answer, too',
      async run(stage) {
        const [command] = stage.script.commands
        return command === undefined ? 'no command' : answerTo(stage, command)
      },
    },
  ],
  checks: [
    runs(lastGood, 'the last good release'),
    revertedTo(lastGood),
    deployedOnly(
      (outcome) => [pushed(outcome, 'bad-health'), lastGood(outcome)],
      'the hosting was called once, though two runs worked on it',
    ),
    tickedByItself(['roll-back']),
    withinTargets,
  ],
}
