import type { Definition } from '../engine/definition.ts'
import { placeFlags } from './flags.ts'

/** `/timeline`: everything that happened, to take away. */
export const timeline: Definition = {
  name: 'timeline',
  summary: 'exports the timeline of an incident, open or closed',
  usage: '/timeline [--json|--csv] [--incident NUMBER] [--service NAME] [--env NAME]',
  examples: ['/timeline', '/timeline --csv', '/timeline --json --incident 42'],
  permission: 'usual',
  grammar: {
    flags: {
      ...placeFlags,
      json: { type: 'boolean' },
      csv: { type: 'boolean' },
      incident: { type: 'string' },
    },
    words: { least: 0, most: 0 },
  },
  concerns: 'nothing',
  passive: true,
  async run(context, args) {
    // What finds and draws it is worth loading only here.
    const { answerTimeline } = await import('../history/timeline.ts')
    return answerTimeline(context, args)
  },
}
