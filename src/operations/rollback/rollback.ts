import { explained } from '../../engine/answer.ts'
import { Taken, type ServiceContext } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import type { Comparison } from '../../github/git.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import { standingOf } from '../../incident/releases.ts'
import { announce } from '../announce.ts'
import { agree, findAgreement, prepareCommit, type Agreement, type BranchJob } from '../branch.ts'
import {
  attemptSteps,
  budgetFor,
  failureOf,
  followDeployment,
  holds,
  startDeployment,
  type Attempt,
} from '../deploy.ts'
import { holdAutodeploy, readAutodeploy } from '../autodeploy.ts'
import { joinRunning, Overtaken } from '../join.ts'
import { openJournal, type Journal } from '../journal.ts'
import { compareTarget } from '../on-branch.ts'
import { makePlan, type RollbackRequest } from './plan.ts'
import type { Plan } from './plan-shape.ts'
import { openDeploymentRecord } from '../deployment-record.ts'
import { startingHeadline } from './headline.ts'
import { healthyAlready } from './healthy.ts'
import { failed, succeeded } from './reply.ts'
import {
  begin,
  branchStep,
  foresee,
  rollbackCovers,
  whileNoting,
  showPlan,
  type Run,
} from './run.ts'
import { stoppedBy } from '../stopped.ts'
import type { Candidate } from './target.ts'
import type { Outcome } from '../variables/restored.ts'
import type { Attempted } from '../variables/with-rollback.ts'

/** How a rollback ended that worked. */
export type Ending = {
  readonly attempt: Attempt
  /** How the target stood to the branch. */
  readonly comparison: Comparison
  readonly agreement?: Agreement
}

/**
 * Rolls a service back: the hosting deploys the last good release, its health is verified, the
 * branch is made to agree, and all of it is recorded. `open` makes
 * sure that there is an incident; `own` is a plan that was made before. Errors before anything was begun are thrown; later ones are in the answer.
 */
export async function rollBack(
  context: ServiceContext,
  request: RollbackRequest,
  open: (record: ServiceRecord) => ServiceRecord,
  own?: Plan,
): Promise<Answer> {
  let headline = ''
  const journal = openJournal(context, {
    budget: budgetFor(context.place, context.place.settings.rollback.attempts),
    headline: () => headline,
  })
  const early = readAutodeploy(context)
  const plan = await planFor(context, journal, request, own)
  if (own === undefined && !journal.isBegun()) {
    const healthy = await healthyAlready(context, request, plan)
    if (healthy) return healthy
  }
  const hosting = context.engine.hostingOf(context.place)
  const reason = request.reason ?? `Rolled back by ${context.invocation.actor.login}.`
  const run: Run = {
    context,
    request,
    open,
    journal,
    plan,
    hosting,
    reason,
    opened: {},
    foreseen: { warnings: [] },
    attempts: [],
  }
  showPlan(run)
  try {
    const first = plan.candidates[0]?.sha ?? ''
    // Nothing leaves for the hosting before the journal knows of it.
    const held = await early
    const [comparison] = await Promise.all([
      compareTarget(context, first),
      begin(run, held),
      foresee(run),
    ])
    headline = startingHeadline(context, plan)
    leavesHealthy(run)
    await holdAutodeploy(context, journal, held)
    return succeeded(run, await tryCandidates(run, comparison))
  } catch (error) {
    if (error instanceof Taken) throw error
    if (error instanceof Overtaken) {
      const joined = await joinRunning(context, rollbackCovers(context, request), open)
      return joined ?? rollBack(context, request, open, own)
    }
    return stoppedBy(error, journal, (problem) => failed(run, problem))
  }
}

/**
 * Asks, beside everything else, how what runs is, where somebody wants another release by its name: a
 * good release is not spoiled by being left. A run that resumes cannot ask any more.
 */
function leavesHealthy({ context, plan, foreseen }: Run): void {
  const { engine, place, before, file } = context
  const isNamed = plan.candidates[0]?.source === 'asked'
  if (!isNamed || before || standingOf(file.value.releases, plan.running) !== 'good') return
  engine.checkHealth(place, engine.signal).then(
    ({ verdict }) => (foreseen.wasHealthy = verdict === 'up'),
    () => undefined,
  )
}

/** What will be done: as a run decided it that is gone, as somebody asks for it again, or anew. */
async function planFor(
  context: ServiceContext,
  journal: Journal,
  request: RollbackRequest,
  own: Plan | undefined,
): Promise<Plan> {
  const kept = journal.resultOf<Plan>('target')
  if (kept === undefined) return own ?? makePlan(context, request)
  if (kept.variables?.kind !== 'left' || !kept.variables.passing) return kept
  const { planAgain } = await import('../variables/with-rollback.ts')
  return planAgain(context, journal, kept)
}

async function tryCandidates(run: Run, comparison: Comparison): Promise<Ending> {
  for (const [index, candidate] of run.plan.candidates.entries()) {
    const number = index + 1
    const standing = number === 1 ? comparison : await compareTarget(run.context, candidate.sha)
    const { attempt, agreement } = await tryCandidate(run, candidate, number, standing)
    run.attempts.push(attempt)
    if (holds(attempt)) {
      return { attempt, comparison: standing, ...(agreement ? { agreement } : {}) }
    }
    // Cancelled by somebody, or not to be judged from here: an older release would not help.
    if (attempt.status === 'cancelled' || attempt.verdict === 'unknown') break
  }
  const last = run.attempts.at(-1)
  throw last ? failureOf(last) : new Error('nothing was tried')
}

async function tryCandidate(
  run: Run,
  candidate: Candidate,
  number: number,
  comparison: Comparison,
): Promise<{ attempt: Attempt; agreement?: Agreement }> {
  const { context, journal, hosting, plan, reason } = run
  journal.view.plan(attemptSteps(number, candidate.sha))
  const branch = branchWork(run, candidate, number, comparison)
  const early = hosting.deploys === 'branch-head' ? await branch?.() : undefined
  const announced = number === 1 ? announce(run, startingHeadline(context, plan)) : undefined
  announced?.catch(() => undefined)
  const { variables, running } = plan
  run.variables = await putBack({ context, journal, variables, running, candidate, number })
  const way = run.variables.build ? { way: 'build' as const } : {}
  const one = { context, journal, hosting, candidate, number, reason, ...way }
  const record = openDeploymentRecord(run, candidate)
  const stopped = (status: 'not-started' | 'cancelled') => async (error: unknown) => {
    await record.close({ candidate, status })
    throw error
  }
  const starting = Promise.all([startDeployment(one), announced])
  const [deployment] = await starting.catch(stopped('not-started'))
  const following = whileNoting(run, () => followDeployment(one, deployment))
  const attempt = await following.catch(stopped('cancelled'))
  const held = holds(attempt)
  const [late] = await Promise.all([
    held && plan.branch !== 'leave' && early === undefined ? branch?.() : undefined,
    record.close(attempt),
  ])
  const agreement = held ? (early ?? late) : undefined
  return { attempt, ...(agreement ? { agreement } : {}) }
}

/** Puts the variables of a candidate back, where its plan says so; only then that is loaded. */
async function putBack(attempted: Attempted): Promise<Outcome> {
  if (attempted.variables?.kind !== 'restore') return { build: false }
  const { restoreFor } = await import('../variables/with-rollback.ts')
  return restoreFor(attempted)
}

/**
 * Making the branch agree. The commit is prepared at once, while the hosting deploys; moving the
 * branch waits until it is called. A branch that cannot be moved does not undo a rollback: it is
 * said, and left to people.
 */
function branchWork(
  run: Run,
  candidate: Candidate,
  number: number,
  comparison: Comparison,
): (() => Promise<Agreement>) | undefined {
  const { context, journal, hosting, plan, reason } = run
  const first = hosting.deploys === 'branch-head'
  if (plan.branch === 'leave' && !first) return undefined
  const job: BranchJob = {
    context,
    operation: journal.id,
    target: candidate.sha,
    reason,
    mode: plan.branch === 'pull-request' && !first ? 'pull-request' : 'revert',
  }
  const prepared = prepareCommit(job, comparison)
  prepared.catch(() => undefined)
  return async () => {
    try {
      return await journal.step<Agreement>({
        ...branchStep(run, first ? number : 1),
        already: () => findAgreement(job),
        run: async () => agree(job, await prepared),
      })
    } catch (error) {
      if (error instanceof Taken || first || journal.signal.aborted) throw error
      return { kind: 'refused', why: explained(error).message }
    }
  }
}
