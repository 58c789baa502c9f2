import { OutageError } from '../errors.ts'
import type { CommandLedger, Invocation } from '../incident/record.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { memoryRecords } from '../records/memory.ts'
import { ledgerShape } from '../records/shapes.ts'
import { explained, answerTo, resultOf, type Result } from './answer.ts'
import { readArguments, type Arguments } from '../parser/arguments.ts'
import { authorize, levelFor, levelOf } from './authorize.ts'
import {
  Taken,
  type Context,
  type Engine,
  type IssueSnapshot,
  type ServiceContext,
} from './context.ts'
import type { Answer, Definition } from './definition.ts'
import { holdInvocation } from './hold.ts'
import { readLine } from '../parser/line.ts'
import { openPlace, type OpenPlace } from './place.ts'
import { orphanedClaims } from './orphans.ts'
import { replyPoster } from './reply-poster.ts'
import { nearestCommand } from '../parser/suggest.ts'
import { runForService } from './run-for-service.ts'
import { stateOf } from './ticking.ts'

/** What is known beside the invocation itself. */
export type Surroundings = {
  readonly issue?: IssueSnapshot
  /** The place whose record the invocation was found in. */
  readonly place?: { readonly service: string; readonly environment: string }
}

/**
 * Runs one invocation, from the question whether it may run to the answer. Never throws: whatever
 * goes wrong ends in an answer, and in a reply where somebody waits for one.
 */
export async function dispatch(
  engine: Engine,
  invocation: Invocation,
  around: Surroundings = {},
): Promise<Result> {
  try {
    return await attempt(engine, invocation, around)
  } catch (error) {
    if (error instanceof Taken) return { outcome: 'ignored' }
    const answer = answerTo(explained(error), invocation)
    return withLedger(engine, invocation, async () => answer).catch((another: unknown) => {
      if (another instanceof Taken) return { outcome: 'ignored' }
      engine.show({ key: invocation.key, line: invocation.line, ...answer.reply })
      return resultOf(answer)
    })
  }
}

async function attempt(
  engine: Engine,
  invocation: Invocation,
  around: Surroundings,
): Promise<Result> {
  const { definition, args } = readCommand(engine, invocation)
  refuseStale(engine, invocation)
  // What does not depend on each other leaves together.
  const about = { invocation, ...around }
  const opening = openPlace(engine, definition, args, about)
  const ledger = definition.concerns === 'nothing' ? openLedger(engine, invocation) : undefined
  ledger?.catch(() => undefined)
  const [config] = await Promise.all([engine.config(), allow(engine, definition, invocation)])
  if (definition.concerns === 'nothing') {
    const settings = await engine.settings()
    const { issue } = around
    return withLedger(
      engine,
      invocation,
      (context) => definition.run({ ...context, settings, ...(issue ? { issue } : {}) }, args),
      ledger,
    )
  }
  const [open, settings] = await Promise.all([opening(config), engine.settings()])
  if (definition.passive) {
    return withLedger(engine, invocation, (context) =>
      definition.run(watching({ ...context, settings }, open), args),
    )
  }
  await recover(engine, open, invocation)
  return runForService(engine, { ...about, definition, args, settings, open })
}

/** The context of a command that only looks: it changes no record and takes nothing on. */
function watching(context: Context, { place, file }: OpenPlace): ServiceContext {
  return {
    ...context,
    place,
    file,
    commands: [],
    commit: async () => file.value,
    state: () => stateOf(file.value, context.settings.playbook),
  }
}

/** Finishes first what runs began that are gone. */
async function recover(engine: Engine, open: OpenPlace, invocation: Invocation): Promise<void> {
  const orphans = await orphanedClaims(engine, open.file.value, invocation.key)
  for (const orphan of orphans) await dispatch(engine, orphan.invocation, { place: open.place })
  if (orphans.length > 0) await open.file.refresh()
}

/** The command of an invocation, and its arguments; throws what is wrong with them. */
function readCommand(
  engine: Engine,
  invocation: Pick<Invocation, 'line' | 'failure'>,
): {
  readonly definition: Definition
  readonly args: Arguments
} {
  const { commands } = engine
  if (invocation.failure) {
    return { definition: commands.failedDeployment, args: { words: [], flags: {} } }
  }
  const command = readLine(invocation.line)
  const definition = command && commands.find(command.name)
  if (command === undefined || definition === undefined) {
    const name = invocation.line.split(/\s/)[0] ?? ''
    const near = command && nearestCommand(command.name)
    throw new OutageError('command-unknown', `There is no command \`${name}\`.`, {
      ...(near === undefined ? {} : { remedy: `Did you mean \`/${near}\`? \`/help\` lists all.` }),
    })
  }
  const grammar = { ...definition.grammar, usage: definition.usage }
  return { definition, args: readArguments(command.rest, grammar) }
}

/** Milliseconds after which a command is not run any more. */
const oldest = 24 * 3_600_000

/** A run that is started again days later must not act on what was meant then. */
function refuseStale(engine: Engine, invocation: Invocation): void {
  const age = engine.clock.now().getTime() - Date.parse(invocation.at)
  if (age > oldest) {
    throw new OutageError('event-stale', `The command was given at ${invocation.at}.`)
  }
}

async function allow(
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

/** Answers under a claim kept beside the issue; without an issue nobody else could answer. */
async function withLedger(
  engine: Engine,
  invocation: Invocation,
  work: (context: Omit<Context, 'settings'>) => Promise<Answer>,
  ledger = openLedger(engine, invocation),
): Promise<Result> {
  const file = await ledger
  const hold = await holdInvocation(engine, file, invocation)
  await hold.commit((record) => record, `Take ${invocation.key}`)
  const reply = replyPoster(engine, invocation, hold.before)
  const { before } = hold
  const context = { engine, invocation, reply, ...(before ? { before } : {}) }
  // What goes wrong from here on is answered under the claim that this run has.
  const answer = await work(context).catch((error: unknown) => {
    if (error instanceof Taken) throw error
    return answerTo(explained(error), invocation)
  })
  await reply.show(answer.reply)
  await hold.finish(answer)
  return resultOf(answer)
}

function openLedger(engine: Engine, { issue }: Invocation): Promise<RecordFile<CommandLedger>> {
  const records = issue === undefined ? memoryRecords() : engine.records
  return openRecord(records, ledgerShape(issue?.number ?? 0), engine.clock)
}
