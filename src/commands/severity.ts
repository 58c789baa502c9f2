import { OutageError } from '../errors.ts'
import { severityOf } from '../playbook/steps.ts'
import { code } from '../views/markdown.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'

/** `/severity`: how bad it is. */
export const severity: Definition = {
  name: 'severity',
  summary: 'says how bad it is, and so how fast it must be mended',
  usage: '/severity P1|P2|P3',
  examples: ['/severity P2'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 1, most: 1 } },
  concerns: 'incident',
  inPostMortem: true,
  decide: ({ state, playbook }, { words: [name = ''] }) => {
    const wanted = severityOf(playbook, name)
    if (wanted === undefined) {
      const all = playbook.severities.map(({ id }) => code(id)).join(', ')
      throw new OutageError('severity-unknown', `There is no severity ${code(name)}.`, {
        remedy: `The severities are ${all}.`,
      })
    }
    return {
      events:
        wanted.id === state?.severity ? [] : [{ type: 'severity-changed', severity: wanted.id }],
      reply: done(`Severity is ${wanted.id}, ${wanted.name}.`, [wanted.means]),
    }
  },
}
