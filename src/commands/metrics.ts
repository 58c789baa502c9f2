import type { Definition } from '../engine/definition.ts'
import { publish } from '../history/publish.ts'
import { recordsBranch } from '../records/branch.ts'
import { link } from '../views/markdown.ts'
import { drawMetrics } from '../views/metrics.ts'
import { remarks } from './history.ts'

/** `/metrics`: how fast outages are noticed, answered and ended, and whether that gets better. */
export const metrics: Definition = {
  name: 'metrics',
  summary: 'shows MTTD, MTTA, MTTM and MTTR, targets met, and what came back',
  usage: '/metrics',
  examples: ['/metrics'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'nothing',
  async run({ engine, settings }) {
    const found = await publish(engine, settings)
    const { all } = found.metrics
    const url = `${engine.github.url}/blob/${recordsBranch}/metrics.md`
    return {
      outcome: 'succeeded',
      reply: {
        status: 'succeeded',
        headline: `Figures of ${all.incidents} ${all.incidents === 1 ? 'incident' : 'incidents'}`,
        details: [
          drawMetrics(found.metrics),
          `Kept in ${link('metrics.md', url)}.`,
          ...remarks(found, settings.config.history?.file),
        ],
      },
    }
  },
}
