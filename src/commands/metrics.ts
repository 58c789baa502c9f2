import type { Definition } from '../engine/definition.ts'

/** `/metrics`: how fast outages are noticed, answered and ended, and whether that gets better. */
export const metrics: Definition = {
  name: 'metrics',
  summary: 'shows MTTD, MTTA, MTTM and MTTR, targets met, and what came back',
  usage: '/metrics',
  examples: ['/metrics'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'nothing',
  passive: true,
  async run(context) {
    // Index and drawings are worth loading only here.
    const { answerMetrics } = await import('../history/answers.ts')
    return answerMetrics(context)
  },
}
