import type { Comment } from '../github/comments.ts'
import type { Invocation } from '../incident/record.ts'
import { readIncidentMarker } from '../views/markers.ts'
import type { Result } from './answer.ts'
import type { Engine, IssueSnapshot } from './context.ts'
import { allowedAt, decidable, type Decidable } from './decidable.ts'
import { repliesIn, tellLeftIn, toldAgain } from './left.ts'
import { openPlace, type OpenPlace } from './place.ts'
import { recover, type Dispatch } from './recover.ts'
import { closedIssue } from './refusals.ts'
import { runTogether } from './run-together.ts'
import { stateOf } from './ticking.ts'

/**
 * Invocations that wait in the same issue, in the order in which they were typed, and the comments in
 * which they were found.
 */
export type Waiting = () => Promise<{
  readonly invocations: readonly Invocation[]
  readonly comments: readonly Comment[]
}>

/**
 * Decides, in one go and in the order in which they were typed, the commands of one comment in an
 * incident's issue and all others that wait there. `waiting` is asked only where one of `own` is not
 * taken yet. Answers results by key, of what could be decided this way.
 */
export async function dispatchTogether(
  engine: Engine,
  own: readonly Invocation[],
  issue: IssueSnapshot,
  waiting: Waiting,
  dispatch: Dispatch,
): Promise<ReadonlyMap<string, Result>> {
  const jobs = own.flatMap((invocation) => decidable(engine, invocation) ?? [])
  const [first] = jobs
  if (first === undefined || readIncidentMarker(issue.body) === undefined) return new Map()
  const { definition, invocation } = first
  const noArguments = { words: [], flags: {} }
  const opening = openPlace(engine, definition, noArguments, { invocation, issue })
  const settings = await engine.settings()
  const open = await opening(settings.config)
  const { place, file } = open
  const state = stateOf(file.value, settings.playbook)
  // What is about a closed incident is decided in its own record.
  if (closedIssue({ place, state, issue })) return new Map()
  const allowed = await allowedAt(engine, jobs, settings.config, place)
  const claimed = new Set(file.value.claims.map(({ key }) => key))
  const isNew = allowed.some((job) => !claimed.has(job.invocation.key))
  if (!isNew) return answeredAgain(engine, open, allowed)
  const { invocations: others, comments } = await waiting()
  const more = others.flatMap((one) => (claimed.has(one.key) ? [] : (decidable(engine, one) ?? [])))
  const all = inOrder(allowed, await allowedAt(engine, more, settings.config, place))
  const keys = all.map((job) => job.invocation.key)
  await recover(engine, open, settings, keys, dispatch)
  const { arrived, missing } = await repliesIn(engine, file.value, issue.number, comments)
  await tellLeftIn(engine, file, missing)
  return runTogether(engine, all, { settings, open, issue, arrived })
}

/** The same event told again: what a run left that died over the replies is delivered. */
async function answeredAgain(
  engine: Engine,
  open: OpenPlace,
  jobs: readonly Decidable[],
): Promise<ReadonlyMap<string, Result>> {
  const results = new Map<string, Result>()
  for (const { invocation } of jobs) {
    const result = await toldAgain(engine, open.file, invocation.key)
    if (result !== undefined) results.set(invocation.key, result)
  }
  return results
}

/** Each once: in the order of `waiting`, in which the others may be, and then the rest. */
function inOrder(own: readonly Decidable[], waiting: readonly Decidable[]): readonly Decidable[] {
  const byKey = new Map([...waiting, ...own].map((job) => [job.invocation.key, job]))
  return [...byKey.values()]
}
