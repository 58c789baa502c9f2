import { OutageError } from '../errors.ts'
import type { Invocation } from '../incident/record.ts'
import { readArguments, type Arguments } from '../parser/arguments.ts'
import { readLine } from '../parser/line.ts'
import { nearestCommand } from '../parser/suggest.ts'
import { code } from '../views/markdown.ts'
import { authorize, levelFor, levelOf } from './authorize.ts'
import type { Engine } from './context.ts'
import type { Definition } from './definition.ts'

/** A command line that was understood. */
export type Command = { readonly definition: Definition; readonly args: Arguments }

/** The command of an invocation, and its arguments; throws what is wrong with them. */
export function readCommand(
  { commands }: Engine,
  { line, failure, due, reminder, tooMany }: Omit<Invocation, 'key' | 'actor' | 'at'>,
): Command {
  if (tooMany !== undefined) {
    throw new OutageError(
      'commands-too-many',
      `The comment holds ${tooMany} commands, and so none of them was run.`,
    )
  }
  if (failure) {
    return { definition: commands.failedDeployment, args: { words: [], flags: {} } }
  }
  if (reminder) return { definition: commands.reminder, args: { words: [], flags: {} } }
  if (due) return { definition: commands.clocks[due.clock], args: { words: [], flags: {} } }
  const command = readLine(line)
  const definition = command && commands.find(command.name)
  if (command === undefined || definition === undefined) throw unknownCommand(command?.name ?? '')
  const grammar = { ...definition.grammar, usage: definition.usage }
  return { definition, args: readArguments(command.rest, grammar) }
}

/** Letters that look like others are told: to a reader the name looks right. */
function unknownCommand(name: string): OutageError {
  const near = nearestCommand(name)
  const foreign = /[^a-z0-9_-]/.test(name)
    ? ' It holds a letter of another alphabet, or one that does not show.'
    : ''
  return new OutageError('command-unknown', `There is no command ${code(`/${name}`)}.${foreign}`, {
    ...(near === undefined ? {} : { remedy: `Did you mean \`/${near}\`? \`/help\` lists all.` }),
  })
}

/** Milliseconds after which a command is not run any more. */
const oldest = 24 * 3_600_000

/** A run that is started again days later must not act on what was meant then: `event-stale`. */
export function refuseStale(engine: Engine, invocation: Invocation): void {
  const age = engine.clock.now().getTime() - Date.parse(invocation.at)
  if (age > oldest) {
    throw new OutageError('event-stale', `The command was given at ${invocation.at}.`)
  }
}

/** Throws `permission-denied` or `permission-unknown` where whoever asked may not have it. */
export async function allow(
  engine: Engine,
  definition: Definition,
  invocation: Invocation,
): Promise<void> {
  const { login, kind } = invocation.actor
  if (kind !== 'person') return
  const asked = definition.permission === 'anyone' ? undefined : levelOf(engine, login)
  asked?.catch(() => undefined)
  const config = await engine.config()
  if (levelFor(definition, config) === 'none') return
  const level = await (asked ?? levelOf(engine, login))
  await authorize(engine.github, definition, config, { login, level }, invocation.line)
}
