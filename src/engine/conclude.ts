import { typedBy } from '../causes/table.ts'
import type { OutageError } from '../errors.ts'
import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'
import { learned, leftOf, type Delivered } from '../outbox/deliver.ts'
import type { IncidentState } from '../incident/state.ts'
import { withEntries } from '../outbox/entries.ts'
import { prose } from '../views/markdown.ts'
import { explained, isPassing, resultOf, type Result } from './answer.ts'
import { Taken, type ServiceContext } from './context.ts'
import { carriedOut } from './deciding.ts'
import { commandIn, type Answer, type ServiceAct } from './definition.ts'
import type { Hold } from './hold.ts'
import { redrawIfOvertaken, relabel } from './incident-issue.ts'
import {
  issueEntry,
  noteNews,
  postMortemEntry,
  replyEntry,
  tell,
  withDropped,
  type Around,
} from './outbox.ts'
import { openLate } from './open-late.ts'
import { stateOf, withTicks } from './ticking.ts'

type Ending = {
  readonly act: ServiceAct
  readonly hold: Hold<ServiceRecord>
  readonly answer: Answer
  /** The record before the command changed anything. */
  readonly begun: ServiceRecord
}

type Change = (record: ServiceRecord) => ServiceRecord

/**
 * Answers, draws the issue, and marks the invocation as done. What has to be told goes into the outbox
 * with that last write, and leaves at once. Where a comment stands already that says “running”, all of
 * it leaves together; otherwise it is told first, and only what could not be delivered is written down.
 * Whatever becomes of the telling, what was done is recorded.
 */
export async function conclude(context: ServiceContext, job: Ending): Promise<Result> {
  const { engine, settings, invocation, reply, file } = context
  const { hold, begun } = job
  const unopened = lastChange(context, job, file.value)
  const known = await openLate(context, { record: unopened, isResumed: hold.before !== undefined })
  const answer = withNews(job.answer, known.news)
  const ending = { ...job, answer }
  const last: Change = (record) => known.change(lastChange(context, ending, record))
  const preview = last(file.value)
  const drawn = preview.incident ?? file.value.incident
  const state = stateOf({ ...preview, ...(drawn ? { incident: drawn } : {}) }, settings.playbook)
  const changed = drawn !== begun.incident || hold.before !== undefined
  if (state?.issue && answer.operation !== undefined) reply.place(state.issue.number)

  const incident = changed && state?.issue && !known.isDrawn ? drawn?.id : undefined
  const entries = [...known.left, ...entriesOf(context, ending, state, incident)]
  const around: Around = {
    ...{ engine, posters: new Map([[invocation.key, reply]]), comments: new Map() },
    drawing: {
      ...context,
      state: () => state,
      relabel: relabels(ending, stateOf(begun, settings.playbook), state),
    },
  }
  const before = file.value
  const result = { ...resultOf(answer), ...(state?.issue ? { incident: state.issue } : {}) }
  try {
    await finish({ context, ending, around, last }, entries)
    const isSilent = answer.outcome === 'ignored'
    if (!isSilent && !reply.values(answer.reply)) await reply.show(answer.reply)
    // The last write may have brought something up that the answer should say.
    if (!isSilent && engine.notices().length > 0)
      await reply.show(answer.reply).catch(() => undefined)
    if (changed) await redrawIfOvertaken(context, before, [invocation.key]).catch(() => undefined)
  } catch (error) {
    if (error instanceof Taken) throw error
    return unwritten(context, { answer, result }, explained(error))
  }
  return result
}

function withNews(answer: Answer, news: readonly string[]): Answer {
  if (news.length === 0) return answer
  return {
    ...answer,
    reply: { ...answer.reply, details: [...(answer.reply.details ?? []), ...news] },
  }
}

/** What has to be told: the reply, the incident's issue where it changed, and what follows from both. */
function entriesOf(
  { engine, settings, reply, place }: ServiceContext,
  { act, answer, begun }: Ending,
  state: IncidentState | undefined,
  incident: string | undefined,
): readonly OutboxEntry[] {
  const said = answer.outcome === 'ignored' ? undefined : reply.values(answer.reply)
  const status = stateOf(begun, settings.playbook)?.status ?? 'open'
  const isFollowed = act.inPostMortem && status !== 'open' && state?.issue
  const asked = answer.tell?.filter(({ channel }) => channel !== 'incident-issue' || !incident)
  return [
    ...(said ? [replyEntry(engine, said.issue, said.reply)] : []),
    ...(incident === undefined ? [] : [issueEntry(engine, incident)]),
    ...(isFollowed && state.issue ? [postMortemEntry(engine, place, state.issue.number)] : []),
    ...(asked ?? []),
  ]
}

/** Labels need looking at only where what they say may have changed, or somebody asked for it. */
function relabels(
  { answer }: Ending,
  begun: IncidentState | undefined,
  state: IncidentState | undefined,
): boolean {
  const isAsked = answer.tell?.some(({ channel }) => channel === 'incident-issue') ?? false
  return isAsked || (state !== undefined && relabel(begun, state))
}

type Finish = {
  readonly context: ServiceContext
  readonly ending: Ending
  readonly around: Around
  readonly last: Change
}

async function finish(job: Finish, entries: readonly OutboxEntry[]): Promise<void> {
  const { context, around, last } = job
  const { hold, answer } = job.ending
  const write = (told: Change): Promise<unknown> =>
    hold.finish(answer, (record) => told(last(record)))
  const isShort = leavesWork(answer)
  if (!context.reply.stands() || isShort) {
    const told = await tell(around, entries)
    // GitHub is in trouble still: what is missing is done by the run that takes over.
    const trouble = isShort ? told.map(troubleOf).find((why) => why !== undefined) : undefined
    if (trouble) throw trouble
    const after: Change = (record) => withDropped(around, told, learned(told, record))
    await write((record) => withEntries(after(record), leftOf(told)))
    return
  }
  const [telling, writing] = await Promise.allSettled([
    tell(around, entries),
    write((record) => withEntries(record, entries)),
  ])
  if (writing.status === 'rejected') throw writing.reason
  const told = telling.status === 'fulfilled' ? telling.value : []
  await noteNews(around, told, context.file)
}

/** True if a step failed of what succeeded all the same, such as moving the branch. */
function leavesWork({ outcome, reply }: Answer): boolean {
  return outcome === 'succeeded' && reply.steps?.some(({ status }) => status === 'failed') === true
}

/** Why an entry could not be delivered, if that may pass. */
function troubleOf({ delivery }: Delivered): OutageError | undefined {
  return delivery.status === 'later' && isPassing(delivery.why) ? delivery.why : undefined
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

/**
 * It was done, and could not be written down: said in the log. The claim is left as it is, so that the
 * next run goes on with it.
 */
function unwritten(
  { engine, invocation }: ServiceContext,
  { answer, result }: { readonly answer: Answer; readonly result: Result },
  error: OutageError,
): Result {
  const { key } = invocation
  const { reply } = answer
  const next =
    'The next sweep, or the next command of this service, writes it down; nothing is done twice.'
  engine.show({
    ...reply,
    key,
    line: typedBy(invocation),
    status: 'failed',
    headline: `${reply.headline} But it could not be written down: ${prose(error.message)}`,
    details: [next, ...(reply.details ?? [])],
  })
  return { ...result, outcome: 'failed', reason: error.code }
}
