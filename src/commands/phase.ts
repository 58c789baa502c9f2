import { OutageError } from '../errors.ts'
import { findPhase, phaseAfter } from '../playbook/steps.ts'
import { code } from '../views/markdown.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'

/** `/phase`: where the response has got to. */
export const phase: Definition = {
  name: 'phase',
  summary: 'goes on to the next phase, or to the one named',
  usage: '/phase next|NAME',
  examples: ['/phase next', '/phase mitigation'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 1, most: 6 } },
  concerns: 'incident',
  decide: ({ state, playbook }, { words }) => {
    const name = words.join(' ')
    const current = state?.phase ?? ''
    const wanted =
      name.toLowerCase() === 'next' ? phaseAfter(playbook, current) : findPhase(playbook, name)
    if (wanted === undefined) {
      const names = playbook.phases.map(({ id }) => code(id)).join(', ')
      throw new OutageError('phase-unknown', `The playbook has no phase ${code(name)} to go to.`, {
        remedy: `The phases are ${names}; the incident is in ${code(current)}.`,
      })
    }
    return {
      events: wanted.id === current ? [] : [{ type: 'phase-changed', phase: wanted.id }],
      reply: done(`Phase: ${wanted.title}.`),
    }
  },
}
