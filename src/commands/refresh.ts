import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'
import { issueEntry } from '../engine/outbox.ts'

/** `/refresh`: draws the issue again. */
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
    const { incident } = context.file.value
    return {
      outcome: 'succeeded',
      reply: done('Drawn again.'),
      tell: incident ? [issueEntry(context.engine, incident.id)] : [],
    }
  },
}
