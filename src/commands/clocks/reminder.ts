import type { Definition } from '../../engine/definition.ts'

/** What happens when a ticket or a post-mortem is due, and when its follow-up review is. */
export const reminder: Definition = {
  name: 'tick',
  summary: 'something about a post-mortem is due',
  usage: '',
  examples: [],
  permission: 'usual',
  grammar: { flags: {}, words: 'text' },
  concerns: 'nothing',
  async run(context) {
    // Reads Markdown and dates, which nothing needs that is in a hurry.
    const { answerReminder } = await import('../../postmortem/remind.ts')
    return answerReminder(context)
  },
}
