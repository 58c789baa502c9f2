import type { Definition } from '../engine/definition.ts'

/** `/file-actions`: a ticket for each action item. */
export const fileActions: Definition = {
  name: 'file-actions',
  summary: 'files a ticket for each action item of the post-mortem',
  usage: '/file-actions [NUMBER|OWNER/REPO#NUMBER] [--update]',
  examples: ['/file-actions', '/file-actions 43 --update'],
  permission: 'usual',
  grammar: { flags: { update: { type: 'boolean' } }, words: { least: 0, most: 1 } },
  concerns: 'nothing',
  async run(context, args) {
    // Reads Markdown and dates, which nothing needs that is in a hurry.
    const { answerFileActions } = await import('../postmortem/tickets/command.ts')
    return answerFileActions(context, args)
  },
}
