import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'
import { redraw } from '../engine/incident-issue.ts'

/** `/refresh`: draws the issue anew. */
export const refresh: Definition = {
  name: 'refresh',
  summary: 'draws the issue anew from the record',
  usage: '/refresh',
  examples: ['/refresh'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'incident',
  async run(context) {
    await context.commit((record) => record, 'Refresh')
    const state = context.state()
    if (state) await redraw(context, state, true)
    return { outcome: 'succeeded', reply: done('Drawn anew.') }
  },
}
