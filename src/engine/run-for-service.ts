import type { Invocation } from '../incident/record.ts'
import type { Arguments } from '../parser/arguments.ts'
import {
  Taken,
  type Engine,
  type IssueSnapshot,
  type ServiceContext,
  type Settings,
} from './context.ts'
import type { Answer, ServiceAct } from './definition.ts'
import { explained, answerTo, resultOf, type Result } from './answer.ts'
import { conclude } from './conclude.ts'
import { holdInvocation } from './hold.ts'
import type { OpenPlace } from './place.ts'
import { refuseWithout } from './refusals.ts'
import { replyPoster } from './reply-poster.ts'
import { stateOf, withHandTicks } from './ticking.ts'

type Job = {
  readonly act: ServiceAct
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
 * work, and concludes it.
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
  const begun = file.value
  const context: ServiceContext = {
    ...drawing(engine, job),
    reply,
    commit,
    ...(hold.before ? { before: hold.before } : {}),
    ...(open.overview ? { overview: open.overview } : {}),
  }

  const answer = await work(context, job)
  // What failed before it was taken on is taken on now: where no record can be written, that is the
  // error to tell, and it is told once however many runs meet it.
  const isTaken = file.value.claims.some(({ key }) => key === invocation.key)
  if (answer.outcome === 'failed' && !isTaken) {
    await commit((record) => record, `Take ${invocation.key}`)
  }
  if (answer.unfinished) return interrupted(context, answer)
  return conclude(context, { act: job.act, hold, answer, begun })
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

/** What GitHub kept from going on is left as it is, and said where GitHub takes that. */
async function interrupted({ reply }: ServiceContext, answer: Answer): Promise<Result> {
  await reply.show(answer.reply).catch(() => undefined)
  return resultOf(answer)
}

async function work(context: ServiceContext, job: Job): Promise<Answer> {
  try {
    const { act, args, closed } = job
    if (closed && act.afterClosing) {
      return await act.afterClosing(context, args, closed)
    }
    refuseWithout(act, { ...context, state: context.state() })
    if ('run' in act) return await act.run(context, args)
    throw new Error('what only decides is decided together with others')
  } catch (error) {
    if (error instanceof Taken) throw error
    await context.commit((record) => record, `Take ${job.invocation.key}`)
    return answerTo(explained(error), job.invocation)
  }
}
