import type { Definition } from '../engine/definition.ts'

/** `/history`: every outage so far. */
export const history: Definition = {
  name: 'history',
  summary: 'shows every outage so far, and brings the files that list them up to date',
  usage: '/history [--rebuild]',
  examples: ['/history', '/history --rebuild'],
  permission: 'usual',
  grammar: { flags: { rebuild: { type: 'boolean' } }, words: { least: 0, most: 0 } },
  concerns: 'nothing',
  passive: true,
  async run(context, args) {
    // Index and drawings are worth loading only here.
    const { answerHistory } = await import('../history/answers.ts')
    return answerHistory(context, args)
  },
}
