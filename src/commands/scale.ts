import { OutageError } from '../errors.ts'
import type { Definition } from '../engine/definition.ts'
import { actAtHosting } from '../operations/act.ts'
import { placeFlags } from './flags.ts'

/** Instances that can be asked for; a typing error is not to cost a fortune. */
const most = 100

/** `/scale`: as many instances as that. */
export const scale: Definition = {
  name: 'scale',
  summary: 'runs the service on so many instances',
  usage: '/scale INSTANCES [--service NAME] [--env NAME]',
  examples: ['/scale 4'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: { least: 1, most: 1 } },
  concerns: 'service',
  run: (context, { words }) => {
    const instances = instancesIn(words[0] ?? '')
    return actAtHosting(context, {
      capability: 'scale',
      name: 'run more or fewer instances',
      ask: ({ scale: ask }) => ask && (() => ask(instances)),
      done: 'scaled',
      verifies: true,
    })
  },
}

function instancesIn(text: string): number {
  const instances = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (instances >= 1 && instances <= most) return instances
  throw new OutageError('command-invalid', `That is no number of instances from 1 to ${most}.`, {
    remedy: 'Such as `/scale 4`. To stop a service, use its hosting’s own page.',
  })
}
