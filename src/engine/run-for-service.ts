import type { Invocation, ServiceRecord } from '../incident/record.ts'
import type { Arguments } from '../parser/arguments.ts'
import {
  Taken,
  type Engine,
  type IssueSnapshot,
  type ServiceContext,
  type Settings,
} from './context.ts'
import type { Answer, ServiceDefinition } from './definition.ts'
import { explained, answerTo, resultOf, type Result } from './answer.ts'
import { holdInvocation } from './hold.ts'
import { redraw, redrawIfOvertaken, relabel } from './incident-issue.ts'
import type { OpenPlace } from './place.ts'
import { refuseWithout } from './refusals.ts'
import { owedClaim, settle } from './settle.ts'
import { replyPoster } from './reply-poster.ts'
import type { OutageError } from '../errors.ts'
import { prose } from '../views/markdown.ts'
import { stateOf, withHandTicks, withTicks } from './ticking.ts'

type Job = {
  readonly definition: ServiceDefinition
  readonly args: Arguments
  readonly invocation: Invocation
  readonly issue?: IssueSnapshot
  readonly settings: Settings
  readonly open: OpenPlace
  /** The issue of a closed incident where it was typed, if it acts there. */
  readonly closed?: IssueSnapshot | undefined
}

/**
 * Runs a command about a service: takes the invocation in the service's record, lets the command
 * work, answers, draws the issue anew, and gives the invocation back as the very last thing, so
 * that whoever finds it not given back knows there is something left to do.
 */
export async function runForService(engine: Engine, job: Job): Promise<Result> {
  const { invocation, settings, open, issue } = job
  const { file } = open
  const owed = await owedClaim({ engine, file }, invocation.key)
  if (owed !== undefined) return settle(drawing(engine, job), owed)
  const hold = await holdInvocation(engine, file, invocation)
  const cause = () => ({
    key: invocation.key,
    actor: invocation.actor.login,
    now: engine.clock.now(),
  })
  const commit: ServiceContext['commit'] = (change, why) =>
    hold.commit((record) => withHandTicks(change(record), settings.playbook, cause(), issue), why)
  const reply = replyPoster(engine, invocation, hold.before)
  const begun = file.value.incident
  const begunState = stateOf(file.value, settings.playbook)
  const context: ServiceContext = {
    ...drawing(engine, job),
    reply,
    commit,
    ...(hold.before ? { before: hold.before } : {}),
    ...(open.overview ? { overview: open.overview } : {}),
  }

  const answer = await work(context, job)
  if (answer.unfinished) return interrupted(context, answer)
  const last = (record: ServiceRecord): ServiceRecord => {
    const changed = answer.change ? answer.change(record) : record
    const done = answer.outcome === 'succeeded' && invocation.line !== ''
    const facts = done ? [`command:${invocation.line}`] : []
    return withTicks(
      changed,
      settings.playbook,
      { ...cause(), actor: 'outage-playbook' },
      facts,
      undefined,
    )
  }
  const preview = last(file.value)
  const drawn = preview.incident ?? file.value.incident
  const state = stateOf({ ...preview, ...(drawn ? { incident: drawn } : {}) }, settings.playbook)
  const changed = drawn !== begun || hold.before !== undefined
  if (state?.issue && answer.operation !== undefined) reply.place(state.issue.number)
  const result = { ...resultOf(answer), ...(state?.issue ? { incident: state.issue } : {}) }
  const tell = async (): Promise<void> => {
    await Promise.all([
      answer.outcome === 'ignored' ? undefined : reply.show(answer.reply),
      changed && state ? redraw(context, state, relabel(begunState, state)) : undefined,
    ])
  }
  const before = file.value
  // Who reads that it is running is told the end in the moment in which the record has it.
  const successor = hold.before === undefined ? reply.successor(answer.reply) : undefined
  try {
    if (successor === undefined) await tell()
    await allDone([
      successor === undefined ? undefined : tell(),
      hold.finish(answer, last, successor),
    ])
    // The last write may have brought something up that the answer should say.
    if (engine.notices().length > 0) await reply.show(answer.reply)
    if (changed) await redrawIfOvertaken(context, before, [invocation.key])
  } catch (error) {
    if (error instanceof Taken) throw error
    const isWritten = file.value.claims.some(
      ({ key, finished }) => key === invocation.key && finished,
    )
    return untold(engine, { invocation, answer, result, isWritten }, explained(error))
  }
  return result
}

/** What drawing the issue takes, whatever comes of the command. */
function drawing(
  engine: Engine,
  { invocation, settings, open, issue }: Job,
): Omit<ServiceContext, 'reply' | 'commit'> {
  const { file, place } = open
  return {
    engine,
    settings,
    invocation,
    file,
    place,
    commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
    state: () => stateOf(file.value, settings.playbook),
    ...(issue ? { issue } : {}),
  }
}

/** Waits for all, also where one fails: none of them is to go on when the run is over. */
async function allDone(all: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  const ended = await Promise.allSettled(all)
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** What GitHub kept from going on is left as it is, and said where GitHub takes that. */
async function interrupted({ reply }: ServiceContext, answer: Answer): Promise<Result> {
  await reply.show(answer.reply).catch(() => undefined)
  return resultOf(answer)
}

/**
 * It was done, and could not be told on GitHub: said in the log. The claim is left as it is, so that
 * the next look tells it.
 */
function untold(
  engine: Engine,
  ran: {
    readonly invocation: Invocation
    readonly answer: Answer
    readonly result: Result
    /** Whether the record has its end. */
    readonly isWritten: boolean
  },
  error: OutageError,
): Result {
  const { key, line } = ran.invocation
  const { reply } = ran.answer
  engine.show({
    ...reply,
    key,
    line,
    status: 'failed',
    headline: `${reply.headline} But it could not be told on GitHub: ${prose(error.message)}`,
    details: [
      `The next look${ran.isWritten ? '' : ', or the next command of this service,'} tells it; nothing is done twice.`,
      ...(reply.details ?? []),
    ],
  })
  return { ...ran.result, outcome: 'failed', reason: error.code }
}

async function work(context: ServiceContext, job: Job): Promise<Answer> {
  try {
    const { definition, args, closed } = job
    if (closed && definition.afterClosing) {
      return await definition.afterClosing(context, args, closed)
    }
    refuseWithout(definition, { ...context, state: context.state() })
    if ('run' in definition) return await definition.run(context, args)
    throw new Error(`/${definition.name} is decided together with others`)
  } catch (error) {
    if (error instanceof Taken) throw error
    await context.commit((record) => record, `Take ${job.invocation.key}`)
    return answerTo(explained(error), job.invocation)
  }
}
