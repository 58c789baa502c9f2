import { causeWork } from '../causes/table.ts'
import type { CommandLedger, Invocation } from '../incident/record.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { memoryRecords } from '../records/memory.ts'
import { ledgerShape, serviceShape } from '../records/shapes.ts'
import { abandonStale } from './abandon.ts'
import { explained, answerTo, isPassing, resultOf, type Result } from './answer.ts'
import {
  Taken,
  type Context,
  type Engine,
  type IssueSnapshot,
  type ServiceContext,
} from './context.ts'
import { allow, isStale, refuseStale } from './command.ts'
import { commandIn, type Answer } from './definition.ts'
import { answerByMarker } from './by-marker.ts'
import { holdInvocation } from './hold.ts'
import { toldAgain } from './left.ts'
import { answerOutsider, isOutsider, leavesNothing } from './outsider.ts'
import { recover } from './recover.ts'
import { runTogether } from './run-together.ts'
import { openPlace, type OpenPlace } from './place.ts'
import { closedIssueFor } from './refusals.ts'
import { replyPoster } from './reply-poster.ts'
import { runForService } from './run-for-service.ts'
import { stateOf } from './ticking.ts'

/** What is known beside the invocation itself. */
export type Surroundings = {
  readonly issue?: IssueSnapshot
  /** The place whose record the invocation was found in, left by a run that is gone. */
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
    const given = await abandoned(engine, invocation, around)
    return given ?? (await attempt(engine, invocation, around))
  } catch (error) {
    if (error instanceof Taken) return { outcome: 'ignored' }
    const problem = explained(error)
    const answer = answerTo(problem, invocation)
    if (await isOutsider(engine, invocation).catch(() => false)) {
      return answerOutsider(engine, invocation, async () => answer).catch(() => resultOf(answer))
    }
    const { issue } = invocation
    if (issue !== undefined) {
      const ended = await answerByMarker(
        engine,
        { ...invocation, issue },
        async () => answer,
      ).catch(() => undefined)
      const said = replyPoster(engine, invocation, undefined).values(answer.reply)
      // What GitHub does not take is said in the log.
      if (ended === undefined && said !== undefined) engine.show(said.reply)
      // Nobody could take it on; once the records can be used again, a sweep does.
      const waits = ended === undefined || isPassing(problem) || problem.code.startsWith('record')
      return { ...(ended ?? resultOf(answer)), ...(waits ? { unclaimed: true } : {}) }
    }
    try {
      const result = await withLedger(engine, invocation, async () => answer)
      // Without an issue there is no ledger that is kept; what was refused is not asked for again.
      const isKept = invocation.issue !== undefined || answer.outcome === 'refused'
      return isKept ? result : { ...result, unclaimed: true }
    } catch (another) {
      if (another instanceof Taken) return { outcome: 'ignored' }
      await answerUnclaimed(engine, invocation, answer)
      return { ...resultOf(answer), unclaimed: true }
    }
  }
}

/** How it ended if a run left it in the record of a place, and it is too old to go on with. */
async function abandoned(
  engine: Engine,
  invocation: Invocation,
  { place }: Surroundings,
): Promise<Result | undefined> {
  if (place === undefined || !isStale(engine, invocation)) return undefined
  const shape = serviceShape(place.service, place.environment)
  const file = await openRecord(engine.records, shape, engine.clock)
  const ended = await abandonStale(engine, file, await engine.settings())
  return ended.get(invocation.key) ?? { outcome: 'ignored' }
}

/**
 * Answers where nothing can be written down, as with a damaged record. The same event told again
 * finds the answer by its marker.
 */
async function answerUnclaimed(
  engine: Engine,
  invocation: Invocation,
  answer: Answer,
): Promise<void> {
  const { key, at } = invocation
  const reply = replyPoster(engine, invocation, { key, invocation, run: engine.run, at })
  await reply.show(answer.reply).catch(() => undefined)
}

async function attempt(
  engine: Engine,
  invocation: Invocation,
  around: Surroundings,
): Promise<Result> {
  const { act, args } = causeWork(invocation, engine.commands)
  refuseStale(engine, invocation)
  // What does not depend on each other leaves together.
  const about = { invocation, ...around }
  const opening = openPlace(engine, act, args, about)
  const isClaimed = act.concerns === 'nothing' && !act.passive
  const ledger = isClaimed ? openLedger(engine, invocation) : undefined
  ledger?.catch(() => undefined)
  const [config] = await Promise.all([engine.config(), allow(engine, act, invocation)])
  const isTraceless = await leavesNothing(engine, act, invocation)
  const underClaim = (work: Work): Promise<Result> =>
    isTraceless || ('run' in act && act.passive === true && invocation.issue !== undefined)
      ? withoutTrace(engine, invocation, work, isTraceless)
      : withLedger(engine, invocation, work, ledger)
  if (act.concerns === 'nothing') {
    const settings = await engine.settings()
    const { issue } = around
    return underClaim((context) =>
      act.run({ ...context, settings, ...(issue ? { issue } : {}) }, args),
    )
  }
  const [open, settings] = await Promise.all([opening(config), engine.settings()])
  if ('run' in act && (act.passive || isTraceless)) {
    return underClaim((context) => act.run(watching({ ...context, settings }, open), args))
  }
  // What is recovered is not to recover what is recovered beside it.
  if (!around.place) await recover(engine, open, settings, [invocation.key], dispatch)
  const told = await toldAgain(engine, open.file, invocation.key)
  if (told !== undefined) return told
  const { issue } = around
  const state = stateOf(open.file.value, settings.playbook)
  const typed = { invocation, issue, place: open.place, state }
  const closed = await closedIssueFor(engine, act, typed)
  const definition = commandIn(act)
  if (definition && 'decide' in definition && closed === undefined) {
    const jobs = [{ invocation, definition, args }]
    const results = await runTogether(engine, jobs, { settings, open, issue })
    return results.get(invocation.key) ?? { outcome: 'ignored' }
  }
  return runForService(engine, { ...about, act, args, settings, open, closed })
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

/** What is done under a claim of the ledger, or under none. */
type Work = (context: Omit<Context, 'settings'>) => Promise<Answer>

/** Answers what only looks, or somebody who may not write, and keeps nothing of it. */
function withoutTrace(
  engine: Engine,
  invocation: Invocation,
  work: Work,
  isOutsiders: boolean,
): Promise<Result> {
  const { issue, ...nowhere } = invocation
  const reply = replyPoster(engine, nowhere, undefined)
  const answer = () => work({ engine, invocation, reply })
  if (isOutsiders || issue === undefined) return answerOutsider(engine, invocation, answer)
  return answerByMarker(engine, { ...invocation, issue }, answer)
}

/** Answers under a claim kept beside the issue; without an issue nobody else could answer. */
async function withLedger(
  engine: Engine,
  invocation: Invocation,
  work: Work,
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
  if (answer.outcome !== 'ignored') await reply.show(answer.reply)
  await hold.finish(answer)
  return resultOf(answer)
}

function openLedger(engine: Engine, { issue }: Invocation): Promise<RecordFile<CommandLedger>> {
  const records = issue === undefined ? memoryRecords() : engine.records
  return openRecord(records, ledgerShape(issue?.number ?? 0), engine.clock)
}
