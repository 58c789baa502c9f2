import type { Definition } from '../engine/definition.ts'
import { placeFlags } from './flags.ts'

/** `/postmortem`: what is known of an incident, written up for people to go on with. */
export const postmortem: Definition = {
  name: 'postmortem',
  summary: 'opens the post-mortem, filled in; --refresh draws our parts of it anew',
  usage: '/postmortem [INCIDENT] [--refresh]',
  examples: ['/postmortem', '/postmortem 42 --refresh'],
  permission: 'usual',
  grammar: {
    flags: { ...placeFlags, refresh: { type: 'boolean' } },
    words: { least: 0, most: 1 },
  },
  concerns: 'nothing',
  async run(context, args) {
    const { answerPostMortem } = await import('../postmortem/command.ts')
    return answerPostMortem(context, args)
  },
}
