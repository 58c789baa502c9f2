import type { PlaceContext, ServiceContext } from '../../engine/context.ts'
import { explained, isPassing } from '../../engine/answer.ts'
import { Taken } from '../../engine/context.ts'
import { OutageError, type ErrorCode } from '../../errors.ts'
import type { Journal } from '../journal.ts'
import type { Plan } from '../rollback/plan-shape.ts'
import type { Candidate } from '../rollback/target.ts'
import { requireVariables } from './place.ts'
import { lastWithSnapshot } from './snapshots.ts'
import { changesVariables, restoreSteps, type Outcome, type RollbackVariables } from './restored.ts'
import { namesOf, planRestoration, restoreVariables } from './write.ts'

/**
 * What a rollback to these candidates does about variables, where anybody wants it to. What
 * somebody asked for and cannot be done is refused; what only the configuration wants never keeps a
 * rollback from going on without it.
 */
export async function planVariables(
  context: PlaceContext,
  asked: boolean,
  candidates: readonly Candidate[],
): Promise<RollbackVariables> {
  try {
    return await planned(context, asked, candidates)
  } catch (error) {
    if (asked || error instanceof Taken) throw error
    const problem = explained(error)
    const passing = isPassing(problem) || ofHosting.includes(problem.code)
    return { kind: 'left', why: problem.message, ...(passing ? { passing } : {}) }
  }
}

/** Codes of trouble with a hosting's API that may be over the next time. */
const ofHosting: readonly ErrorCode[] = ['hosting-unavailable', 'hosting-limited']

/**
 * The plan of a run that is gone, which left the variables because nobody told what they are: where
 * nothing was deployed since, a run that takes over asks again.
 */
export async function planAgain(
  context: ServiceContext,
  journal: Journal,
  kept: Plan,
): Promise<Plan> {
  const [target] = kept.candidates
  if (target === undefined || (await isDeployed(context, journal, target.sha))) return kept
  return { ...kept, variables: await planVariables(context, false, kept.candidates) }
}

/** Whether the target was asked for already, without its variables. */
async function isDeployed(
  { engine, place, before }: ServiceContext,
  journal: Journal,
  sha: string,
): Promise<boolean> {
  const [kept] = restoreSteps(1)
  if (journal.resultOf(kept?.name ?? '') !== undefined) return false
  const { find } = engine.hostingOf(place)
  if (find === undefined || before === undefined) return true
  return (await find({ sha, operation: journal.id, reason: '' }, before.at)) !== undefined
}

async function planned(
  context: PlaceContext,
  required: boolean,
  candidates: readonly Candidate[],
): Promise<RollbackVariables> {
  const at = requireVariables(context)
  if (at.store.inCommit) {
    return { kind: 'left', why: `They are in ${at.store.name}: the commit brings its own with it.` }
  }
  const { releases } = context.file.value
  const snapshots = candidates.flatMap(({ sha }) => {
    const last = lastWithSnapshot(releases, sha)
    return last ? [{ sha, snapshot: last.snapshot }] : []
  })
  const [target] = candidates
  const first = snapshots.find(({ sha }) => sha === target?.sha)
  if (first === undefined) {
    throw new OutageError(
      'snapshot-missing',
      `The release ${target?.sha.slice(0, 7) ?? ''} has no snapshot of its variables.`,
    )
  }
  const names = namesOf(await planRestoration(at, { snapshot: first.snapshot }))
  return { kind: 'restore', snapshots, names, required }
}

/** One attempt of a rollback. */
export type Attempted = {
  readonly context: ServiceContext
  readonly journal: Journal
  readonly variables: RollbackVariables | undefined
  readonly running: string
  readonly candidate: Candidate
  /** From 1. */
  readonly number: number
}

/** Puts the variables of a candidate back before it is deployed. */
export async function restoreFor(attempted: Attempted): Promise<Outcome> {
  const { context, journal, variables, running, candidate, number } = attempted
  if (variables?.kind !== 'restore') return { build: false }
  const snapshot = variables.snapshots.find(({ sha }) => sha === candidate.sha)?.snapshot
  if (snapshot === undefined) return { build: number > 1 }
  if (number === 1 && !changesVariables(variables)) return { snapshot, build: false }
  try {
    const at = requireVariables(context)
    await restoreVariables({ context, journal, at, wanted: { snapshot }, running, number })
    return { snapshot, build: at.store.needsBuild }
  } catch (error) {
    if (variables.required || error instanceof Taken || journal.signal.aborted) throw error
    const problem = explained(error)
    // Where GitHub does not answer, the next sweep goes on, with the variables.
    if (isPassing(problem)) throw problem
    return { build: true, failure: problem.message }
  }
}
