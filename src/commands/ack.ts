import { placeFlags } from './flags.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'
import { mention } from '../views/markdown.ts'
import { clockTime } from '../views/time.ts'

/** `/ack`: somebody is on it. */
export const ack: Definition = {
  name: 'ack',
  summary: 'says that you are on it, and stops the clock of acknowledgement',
  usage: '/ack',
  examples: ['/ack'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
  concerns: 'incident',
  inPostMortem: true,
  decide: ({ state, actor }) => {
    if (state?.acknowledged) {
      const { by, at } = state.acknowledged
      return {
        events: [],
        reply: done(`Acknowledged already, by ${mention(by)} at ${clockTime(at)}.`),
      }
    }
    const commander = state?.roles.commander
    return {
      events: [{ type: 'acknowledged' }],
      reply: done(`Acknowledged by ${mention(actor)}.`, [
        commander === undefined
          ? 'No incident commander yet: `/assign commander @somebody`.'
          : `Incident commander is ${mention(commander)}.`,
      ]),
    }
  },
}
