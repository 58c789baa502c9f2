import { withFreeze, withoutFreeze } from '../incident/service.ts'
import { placeFlags } from './flags.ts'
import { code, prose } from '../views/markdown.ts'
import { stringFlag } from '../parser/arguments.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'

/** `/freeze`: no deployments until further notice. */
export const freeze: Definition = {
  name: 'freeze',
  summary: 'forbids deployments until `/unfreeze`',
  usage: '/freeze [--reason TEXT] [--service NAME] [--env NAME]',
  examples: ['/freeze', '/freeze --reason "database migration"'],
  permission: 'usual',
  grammar: { flags: { ...placeFlags, reason: { type: 'string' } }, words: { least: 0, most: 0 } },
  concerns: 'service',
  decide: ({ record, actor, now }, args) => {
    const what = `${record.service} ${record.environment}`
    if (record.frozen && record.frozen.by !== actor) {
      const { by, reason } = record.frozen
      const sentence = `Deployments of ${code(what)} are frozen already, by ${prose(by)}: ${prose(reason)}.`
      return { events: [], reply: done(sentence) }
    }
    const reason = stringFlag(args, 'reason') ?? `frozen by ${actor}`
    const at = now.toISOString()
    return {
      events: [{ type: 'frozen', reason }],
      change: (before) => withFreeze(before, { at, by: actor, reason }),
      reply: done(`Deployments of ${code(what)} are frozen.`, [
        'The gate step of the deploy workflow refuses them; `/unfreeze` allows them again.',
      ]),
    }
  },
}

/** `/unfreeze`: deployments are welcome again. */
export const unfreeze: Definition = {
  name: 'unfreeze',
  summary: 'allows deployments again',
  usage: '/unfreeze [--service NAME] [--env NAME]',
  examples: ['/unfreeze'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
  concerns: 'service',
  decide: ({ record, state, now }) => {
    const what = `${record.service} ${record.environment}`
    return {
      events: record.frozen || state?.frozen ? [{ type: 'unfrozen' }] : [],
      change: (before) => withoutFreeze(before, now.toISOString()),
      reply: done(`Deployments of ${code(what)} are allowed.`),
    }
  },
}
