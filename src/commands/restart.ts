import type { Definition } from '../engine/definition.ts'
import { actAtHosting } from '../operations/act.ts'
import { placeFlags } from './flags.ts'

/** `/restart`: the running release, started again. */
export const restart: Definition = {
  name: 'restart',
  summary: 'starts the running release again, with the variables it has, and verifies it',
  usage: '/restart [--service NAME] [--env NAME]',
  examples: ['/restart', '/restart --env staging'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
  concerns: 'service',
  run: (context) =>
    actAtHosting(context, {
      capability: 'restart',
      name: 'restart a release',
      ask: (hosting) => hosting.restart?.bind(hosting),
      done: 'restarted',
      verifies: true,
    }),
}
