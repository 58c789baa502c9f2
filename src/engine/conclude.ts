import { typedBy } from '../causes/table.ts'
import type { OutageError } from '../errors.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { prose } from '../views/markdown.ts'
import { explained, resultOf, type Result } from './answer.ts'
import { Taken, type ServiceContext } from './context.ts'
import { carriedOut } from './deciding.ts'
import { commandIn, type Answer, type ServiceAct } from './definition.ts'
import type { Hold } from './hold.ts'
import { redraw, redrawIfOvertaken, relabel } from './incident-issue.ts'
import { stateOf, withTicks } from './ticking.ts'

type Ending = {
  readonly act: ServiceAct
  readonly hold: Hold<ServiceRecord>
  readonly answer: Answer
  /** The record before the command changed anything. */
  readonly begun: ServiceRecord
}

/**
 * Answers, draws the issue anew, and gives the invocation back as the very last thing, so that whoever
 * finds it not given back knows there is something left to do. Where an answer stands already that says
 * it is running, all of it leaves together, and the record holds the last word until somebody has made
 * sure of it (`settle.ts`).
 */
export async function conclude(context: ServiceContext, ending: Ending): Promise<Result> {
  const { engine, settings, invocation, reply, file } = context
  const { hold, answer, begun } = ending
  const last = (record: ServiceRecord): ServiceRecord => lastChange(context, ending, record)
  const preview = last(file.value)
  const drawn = preview.incident ?? file.value.incident
  const state = stateOf({ ...preview, ...(drawn ? { incident: drawn } : {}) }, settings.playbook)
  const changed = drawn !== begun.incident || hold.before !== undefined
  if (state?.issue && answer.operation !== undefined) reply.place(state.issue.number)

  const isSilent = answer.outcome === 'ignored'
  const tell = (): Promise<void> =>
    allDone([
      isSilent ? undefined : reply.show(answer.reply),
      changed && state
        ? redraw(context, state, relabel(stateOf(begun, settings.playbook), state))
        : undefined,
    ])
  const isKnown = drawn === undefined || state?.issue !== undefined
  const owed =
    wentWell(answer) && isKnown && !hold.before ? reply.successor(answer.reply) : undefined
  const before = file.value
  const result = { ...resultOf(answer), ...(state?.issue ? { incident: state.issue } : {}) }
  try {
    if (owed === undefined) await tell()
    await allDone([owed === undefined ? undefined : tell(), hold.finish(answer, last, owed)])
    // The last write may have brought something up that the answer should say.
    if (engine.notices().length > 0) await reply.show(answer.reply)
    if (changed) await redrawIfOvertaken(context, before, [invocation.key])
  } catch (error) {
    if (error instanceof Taken) throw error
    return untold(context, { answer, result }, explained(error))
  }
  return result
}

/**
 * True where nothing was left undone. Where GitHub was in trouble the answer comes first: without one
 * the invocation is not given back, and the next sweep does what is missing.
 */
function wentWell({ outcome, reply }: Answer): boolean {
  return outcome === 'succeeded' && !reply.steps?.some(({ status }) => status === 'failed')
}

/** What the answer adds to the record, and the steps of the playbook that the command ticks. */
function lastChange(
  { engine, settings, invocation }: ServiceContext,
  { act, answer: { change, outcome } }: Ending,
  record: ServiceRecord,
): ServiceRecord {
  const command = commandIn(act)
  const done = outcome === 'succeeded' && command !== undefined
  const facts = done ? carriedOut(command, invocation) : []
  const cause = { key: invocation.key, actor: 'outage-playbook', now: engine.clock.now() }
  const changed = change ? change(record) : record
  return withTicks(changed, settings.playbook, cause, facts, undefined)
}

/** Waits for all, also where one fails: none of them is to go on when the run is over. */
async function allDone(all: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  const ended = await Promise.allSettled(all)
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/**
 * It was done, and could not be told on GitHub: said in the log. The claim is left as it is, so that
 * the next sweep tells it.
 */
function untold(
  { engine, invocation, file }: ServiceContext,
  { answer, result }: { readonly answer: Answer; readonly result: Result },
  error: OutageError,
): Result {
  const { key } = invocation
  const { reply } = answer
  const isFinished = file.value.claims.some((claim) => claim.key === key && claim.finished)
  const who = isFinished ? 'The next sweep' : 'The next sweep, or the next command of this service,'
  engine.show({
    ...reply,
    key,
    line: typedBy(invocation),
    status: 'failed',
    headline: `${reply.headline} But it could not be told on GitHub: ${prose(error.message)}`,
    details: [`${who} tells it; nothing is done twice.`, ...(reply.details ?? [])],
  })
  return { ...result, outcome: 'failed', reason: error.code }
}
