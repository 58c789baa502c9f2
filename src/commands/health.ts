import { drawFindings, drawVerdictLine } from '../views/verdict.ts'
import type { Definition } from '../engine/definition.ts'
import { printCommand } from '../parser/print.ts'
import { placeFlags } from './flags.ts'
import { causeOf } from '../engine/deciding.ts'
import { withHappenings } from '../engine/ticking.ts'

/** `/health`: is it up? */
export const health: Definition = {
  name: 'health',
  summary: 'probes the service now, and says how it is',
  usage: '/health [--service NAME] [--env NAME]',
  examples: ['/health', '/health --env staging'],
  permission: 'read',
  grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
  concerns: 'service',
  watches: true,
  async run(context, { flags }) {
    const { engine, place, settings } = context
    const [report] = await Promise.all([
      engine.checkHealth(place, engine.signal),
      context.commit((record) => record, 'Take a look at the health'),
    ])
    const { verdict, results } = report
    await context.commit(
      (record) =>
        withHappenings(record, settings.playbook, causeOf(context), [
          { type: 'probed', verdict, results },
        ]),
      `Health of ${place.service} ${place.environment}: ${verdict}`,
    )
    const now = engine.clock.now()
    const what = `${place.environment} of ${place.service}`
    const next =
      verdict === 'down'
        ? [
            {
              // It names what was named here.
              command: printCommand('rollback', { words: [], flags }),
              why: 'To bring the last good release back:',
            },
          ]
        : []
    return {
      outcome: 'succeeded',
      verdict,
      reply: {
        status: 'succeeded',
        headline: drawVerdictLine(report, what),
        details: [drawFindings(report, now)],
        next,
      },
    }
  },
}
