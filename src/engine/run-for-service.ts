import { OutageError } from '../errors.ts'
import { readIssue } from '../github/issues.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Arguments } from '../parser/arguments.ts'
import {
  Taken,
  type Engine,
  type IssueSnapshot,
  type ServiceContext,
  type Settings,
} from './context.ts'
import type { Answer, Definition } from './definition.ts'
import { explained, answerTo, resultOf, type Result } from './answer.ts'
import { holdInvocation } from './hold.ts'
import { redraw } from './incident-issue.ts'
import type { OpenPlace } from './place.ts'
import { replyPoster } from './reply-poster.ts'
import { prose } from '../views/markdown.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { stateOf, withHandTicks, withTicks } from './ticking.ts'

type Job = {
  readonly definition: Extract<Definition, { readonly concerns: 'service' | 'incident' }>
  readonly args: Arguments
  readonly invocation: Invocation
  readonly issue?: IssueSnapshot
  readonly settings: Settings
  readonly open: OpenPlace
}

/**
 * Runs a command about a service: takes the invocation in the service's record, lets the command
 * work, answers, draws the issue anew, and gives the invocation back as the very last thing, so
 * that whoever finds it not given back knows there is something left to do.
 */
export async function runForService(engine: Engine, job: Job): Promise<Result> {
  const { invocation, settings, open, issue } = job
  const { file } = open
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
    engine,
    settings,
    invocation,
    reply,
    file,
    commit,
    commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
    place: open.place,
    state: () => stateOf(file.value, settings.playbook),
    ...(issue ? { issue } : {}),
    ...(hold.before ? { before: hold.before } : {}),
    ...(open.overview ? { overview: open.overview } : {}),
  }

  const answer = await work(context, job)
  const last = (record: ServiceRecord): ServiceRecord => {
    const changed = answer.change ? answer.change(record) : record
    const done = answer.outcome === 'succeeded' && !invocation.failure
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
  try {
    await Promise.all([
      reply.show(answer.reply),
      changed && state ? redraw(context, state, relabel(begunState, state)) : undefined,
    ])
    const before = file.value
    await hold.finish(answer, last)
    await redrawIfOvertaken(context, before, changed)
  } catch (error) {
    if (error instanceof Taken) throw error
    return untold(engine, { invocation, answer, result }, explained(error))
  }
  return result
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
      'The next look, or the next command of this service, tells it; nothing is done twice.',
      ...(reply.details ?? []),
    ],
  })
  return { ...ran.result, outcome: 'failed', reason: error.code }
}

async function work(context: ServiceContext, job: Job): Promise<Answer> {
  try {
    const { definition } = job
    const closed = closedIssue(context, definition.closed ? await issueOf(context) : context.issue)
    if (closed) {
      if (!definition.closed) throw incidentClosed(context, closed)
      await context.commit((record) => record, `Take ${job.invocation.key}`)
      return await definition.closed(context, job.args, closed)
    }
    if (job.definition.concerns === 'incident') requireIncident(context)
    return await job.definition.run(context, job.args)
  } catch (error) {
    if (error instanceof Taken) throw error
    await context.commit((record) => record, `Take ${job.invocation.key}`)
    return answerTo(explained(error), job.invocation)
  }
}

/** The issue of a closed incident, where it was typed there: that does not act on another one. */
function closedIssue(
  context: ServiceContext,
  issue: IssueSnapshot | undefined,
): IssueSnapshot | undefined {
  const { place } = context
  const marked = readIncidentMarker(issue?.body ?? '')
  const isIncident = issue?.labels.includes('incident') && marked?.service === place.service
  const open = context.state()?.issue
  if (!isIncident || issue?.state !== 'closed' || open?.number === issue.number) return undefined
  return issue
}

/** The issue where it was typed. A run that takes over has no event that brought it. */
async function issueOf(context: ServiceContext): Promise<IssueSnapshot | undefined> {
  const { issue, invocation, engine } = context
  const number = invocation.issue?.number
  if (issue || number === undefined || context.state()?.issue?.number === number) return issue
  const text = await readIssue(engine.github, number)
  return text && { ...text, number }
}

function incidentClosed(context: ServiceContext, { number }: IssueSnapshot): OutageError {
  const open = context.state()?.issue
  return new OutageError('incident-closed', `The incident #${number} is closed.`, {
    remedy: open
      ? `Type it in the open incident, ${open.url}`
      : 'Type it in a new issue: that opens a new incident.',
  })
}

function requireIncident(context: ServiceContext): void {
  if (context.state()) return
  const { service, environment } = context.place
  throw new OutageError('incident-missing', `${service} has no open incident in ${environment}.`)
}

/** Where others changed the incident while we drew it, it is drawn once more. */
async function redrawIfOvertaken(
  context: ServiceContext,
  before: ServiceRecord,
  changed: boolean,
): Promise<void> {
  const state = context.state()
  if (!changed || !state?.issue) return
  const known = new Set(before.incident?.events.map(({ id }) => id))
  const foreign = context.file.value.incident?.events.some(
    ({ id }) => !known.has(id) && !id.startsWith(`${context.invocation.key}:`),
  )
  if (foreign) await redraw(context, state, true)
}

/** Labels need looking at only where what they say may have changed. */
function relabel(before: IncidentState | undefined, after: IncidentState): boolean {
  if (before?.issue === undefined) return false
  return (
    before.severity !== after.severity ||
    before.phase !== after.phase ||
    before.drill !== after.drill
  )
}
