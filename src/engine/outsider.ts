import { typedBy } from '../causes/table.ts'
import { OutageError } from '../errors.ts'
import { latestComments, mostLatest, type Comment } from '../github/comments.ts'
import type { Invocation } from '../incident/record.ts'
import { mayHoldCommand } from '../parser/suggest.ts'
import { replyMarker } from '../views/markers.ts'
import { answerTo, resultOf, type Result } from './answer.ts'
import { atLeast, isInTeam } from './authorize.ts'
import type { Engine } from './context.ts'
import type { Act, Answer, Definition } from './definition.ts'
import { firstOwn } from './own.ts'
import { replyPoster } from './reply-poster.ts'

/**
 * What people may ask who may not write: a few commands in a comment, a few comments in an hour, and
 * nothing that stays in a record. Anybody can comment in a public repository.
 */
export const outsiderLimits = {
  /** Commands in one comment. */
  commands: 3,
  /** Comments with commands in an hour. */
  comments: 10,
} as const

const hour = 3_600_000

/** True for a person who may not write here and is in no team of the configuration. */
export async function isOutsider(
  engine: Engine,
  { actor }: Pick<Invocation, 'actor'>,
): Promise<boolean> {
  if (actor.kind !== 'person') return false
  if (atLeast(await engine.levelOf(actor.login), 'write')) return false
  const config = await engine.config().catch(() => undefined)
  const teams = config?.permissions.teams ?? []
  return !(await isInTeam(engine.github, teams, actor.login))
}

/**
 * True if what an outsider asked for is carried out without a claim: it only looks. Of `/help`, which
 * anyone may ask for, GitHub's own word on the author decides whether the question is worth a request.
 */
export async function leavesNothing(
  engine: Engine,
  act: Definition | Act,
  invocation: Invocation,
): Promise<boolean> {
  const looks = act.concerns === 'nothing' || ('run' in act && (act.passive || act.watches))
  if (!looks) return false
  const isFree = 'permission' in act && act.permission === 'anyone'
  if (isFree && invocation.actor.outsider !== true) return false
  return isOutsider(engine, invocation).catch(() => false)
}

/**
 * Carries out what an outsider asked for, or answers it with a refusal, and keeps nothing: the same
 * event told again finds the answer by its marker. Costs one request besides the work and the answer.
 */
export async function answerOutsider(
  engine: Engine,
  invocation: Invocation,
  work: () => Promise<Answer>,
): Promise<Result> {
  const { key, at, issue } = invocation
  const latest = issue === undefined ? [] : await latestOf(engine)
  const marker = replyMarker(key)
  const ours = latest.filter((one) => one.issue === issue?.number && one.body.startsWith(marker))
  if (await firstOwn(engine, ours)) return { outcome: 'ignored' }
  const answer = isTooOften(invocation, latest) ? answerTo(tooOften(), invocation) : await work()
  // What is older than the newest comments may have been answered before them.
  const reaches = latest.length < mostLatest || latest.some((one) => one.at < at)
  const before = reaches ? undefined : { key, invocation, run: engine.run, at }
  if (answer.outcome !== 'ignored') {
    await replyPoster(engine, invocation, before).show(answer.reply)
  }
  return resultOf(answer)
}

/** What a comment asks for; if an outsider asks for too much in it, for a refusal of all of it. */
export async function fewEnough(
  engine: Engine,
  invocations: readonly Invocation[],
): Promise<readonly Invocation[]> {
  const [first] = invocations
  const commands = invocations.filter(({ key }) => !key.endsWith(':prose')).length
  if (first === undefined || commands <= outsiderLimits.commands) return invocations
  if (!(await isOutsider(engine, first).catch(() => false))) return invocations
  const key = first.key.replace(/:[^:]+$/, ':all')
  return [{ ...first, key, cause: { kind: 'too-many', commands, first: typedBy(first) } }]
}

/** Those that no comment of a bot among these answers already: what an outsider asked leaves no claim. */
export function unanswered(
  invocations: readonly Invocation[],
  comments: readonly Comment[],
): readonly Invocation[] {
  const texts = comments.flatMap(({ byBot, body }) => (byBot ? [body] : []))
  return invocations.filter(({ key }) => !texts.some((text) => text.startsWith(replyMarker(key))))
}

const asked = new WeakMap<Engine, Promise<readonly Comment[]>>()

/** The newest comments of the repository, asked for once in a run. */
function latestOf(engine: Engine): Promise<readonly Comment[]> {
  const known = asked.get(engine) ?? latestComments(engine.github)
  asked.set(engine, known)
  return known
}

function isTooOften({ actor, at }: Invocation, latest: readonly Comment[]): boolean {
  const since = new Date(Date.parse(at) - hour).toISOString()
  const theirs = latest.filter(
    (one) => one.author === actor.login && one.at > since && mayHoldCommand(one.body),
  )
  return theirs.length > outsiderLimits.comments
}

function tooOften(): OutageError {
  return new OutageError(
    'commands-too-often',
    `More than ${outsiderLimits.comments} comments with commands came from you within an hour.`,
  )
}
