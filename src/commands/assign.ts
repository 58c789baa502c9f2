import { OutageError } from '../errors.ts'
import type { Role } from '../incident/events.ts'
import { code, mention } from '../views/markdown.ts'
import type { Definition } from '../engine/definition.ts'
import { done } from '../engine/deciding.ts'

const roles: readonly Role[] = ['commander', 'comms', 'scribe']

/** `/assign`: who does what. */
export const assign: Definition = {
  name: 'assign',
  summary: 'gives somebody a role',
  usage: '/assign commander|comms|scribe @PERSON',
  examples: ['/assign commander @alice'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 2, most: 2 } },
  concerns: 'incident',
  inPostMortem: true,
  decide: (_situation, { words: [name = '', who = ''] }) => {
    const role = roles.find((each) => each === name.toLowerCase())
    if (role === undefined) {
      throw new OutageError('command-invalid', `There is no role ${code(name)}.`, {
        remedy: `The roles are ${roles.map((each) => code(each)).join(', ')}.`,
      })
    }
    const person = /^@?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))$/.exec(who)?.[1]
    if (person === undefined)
      throw new OutageError('person-unknown', `${code(who)} is not a login.`)
    return {
      events: [{ type: 'role-assigned', role, person }],
      reply: done(`${mention(person)} is ${role} now.`),
    }
  },
}
