import { OutageError } from '../errors.ts'
import type { Definition } from '../engine/definition.ts'
import { actAtHosting } from '../operations/act.ts'
import { placeFlags } from './flags.ts'

/** `/maintenance`: a page of the hosting instead of the service. */
export const maintenance: Definition = {
  name: 'maintenance',
  summary: 'shows the hosting’s maintenance page instead of the service, or the service again',
  usage: '/maintenance on|off [--service NAME] [--env NAME]',
  examples: ['/maintenance on', '/maintenance off'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: { least: 1, most: 1 } },
  concerns: 'service',
  run: (context, { words }) => {
    const on = isOn(words[0] ?? '')
    return actAtHosting(context, {
      capability: 'maintenance',
      name: 'show a maintenance page',
      ask: ({ maintenance: ask }) => ask && (() => ask(on)),
      done: on ? 'shows its maintenance page' : 'shows the service again',
      verifies: !on,
    })
  },
}

function isOn(word: string): boolean {
  if (word === 'on' || word === 'off') return word === 'on'
  throw new OutageError('command-invalid', 'It is neither `on` nor `off`.', {
    remedy: 'Type `/maintenance on` or `/maintenance off`.',
  })
}
