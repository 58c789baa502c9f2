import { OutageError } from '../errors.ts'
import { code } from '../views/markdown.ts'
import { drawHelp } from '../views/help.ts'
import { levelFor } from '../engine/authorize.ts'
import type { Definition } from '../engine/definition.ts'

/** `/help`: what there is. */
export const help: Definition = {
  name: 'help',
  summary: 'shows what can be typed, and by whom',
  usage: '/help [COMMAND]',
  examples: ['/help', '/help rollback'],
  permission: 'anyone',
  grammar: { flags: {}, words: { least: 0, most: 1 } },
  concerns: 'nothing',
  passive: true,
  async run({ engine, settings }, { words: [wanted] }) {
    const name = wanted?.replace(/^\//, '').toLowerCase()
    const entries = engine.commands.all().map((definition) => ({
      name: definition.name,
      aliases: definition.aliases ?? [],
      usage: definition.usage,
      summary: definition.summary,
      permission: levelFor(definition, settings.config),
      examples: definition.examples,
    }))
    const one = entries.find((entry) => entry.name === name || entry.aliases.includes(name ?? ''))
    if (name !== undefined && one === undefined) {
      throw new OutageError('command-unknown', `There is no command ${code(`/${name}`)}.`)
    }
    return {
      outcome: 'succeeded',
      reply: {
        status: 'succeeded',
        headline: one ? `How to use ${code(`/${one.name}`)}` : 'What you can type here',
        details: [drawHelp(entries, one?.name)],
      },
    }
  },
}
