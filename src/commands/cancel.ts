import { OutageError } from '../errors.ts'
import { runningOperation } from '../incident/operations.ts'
import { prose } from '../views/markdown.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'

/** `/cancel`: stops what is running. */
export const cancel: Definition = {
  name: 'cancel',
  summary: 'stops the operation that is running',
  usage: '/cancel',
  examples: ['/cancel'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 0, most: 0 } },
  concerns: 'incident',
  decide: ({ state }) => {
    const operation = runningOperation(state?.operations ?? [])
    if (operation === undefined) throw new OutageError('operation-missing', 'Nothing is running.')
    return {
      events: [{ type: 'cancel-requested', operation: operation.id }],
      reply: done(`Asked to stop: ${prose(operation.title)}.`, [
        'It stops before its next step; its own reply says what was done and what was not.',
      ]),
    }
  },
}
