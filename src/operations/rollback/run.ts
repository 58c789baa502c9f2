import { typedBy } from '../../causes/table.ts'
import type { ServiceContext } from '../../engine/context.ts'
import type { EventBody } from '../../incident/events.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import { withFreeze } from '../../incident/service.ts'
import type { Hosting } from '../../ports.ts'
import { code } from '../../views/markdown.ts'
import { withOpenedIssue, type Announced } from '../announce.ts'
import { attemptSteps, type Attempt } from '../deploy.ts'
import { refuseSecond, type Covers } from '../join.ts'
import type { HeldAutodeploy } from '../autodeploy.ts'
import type { RollbackRequest } from './plan.ts'
import type { Plan } from './plan-shape.ts'
import { sourceNames } from './target.ts'
import {
  buildFor,
  changesVariables,
  type Outcome as VariablesOutcome,
  restoreSteps,
} from '../variables/restored.ts'

/** A rollback under way. */
export type Run = Announced & {
  readonly request: RollbackRequest
  /** Makes sure that there is an incident. */
  readonly open: (record: ServiceRecord) => ServiceRecord
  readonly plan: Plan
  readonly hosting: Hosting
  readonly reason: string
  /** What the hosting's way of going back leaves as it is; sentences, once they are known. */
  readonly foreseen: { warnings: readonly string[]; wasHealthy?: boolean }
  /** What was tried so far. */
  readonly attempts: Attempt[]
  /** What became of the variables, in the attempt that is under way or was the last. */
  variables?: VariablesOutcome
}

/**
 * What another rollback has done for this one: without a target any that ended well, for one more
 * would go back too far; with a target the one that went there, or was asked for in the same words.
 */
export function rollbackCovers(
  { invocation }: Pick<ServiceContext, 'invocation'>,
  { target }: RollbackRequest,
): Covers {
  if (target === undefined) return () => true
  const isSha = /^[\da-f]{7,40}$/i.test(target)
  return ({ command, running }) =>
    command === typedBy(invocation) || (isSha && running?.startsWith(target.toLowerCase()) === true)
}

const found = (plan: Plan) => {
  const [target] = plan.candidates
  return target === undefined ? 'target found' : `${sourceNames[target.source]} found`
}

/** The step that makes the branch agree; each attempt has its own where the branch goes first. */
export function branchStep(run: Run, number: number): { name: string; title: string } {
  const name = number === 1 ? 'branch' : `branch-${number}`
  return { name, title: `branch ${code(run.context.place.settings.branch)} made to agree` }
}

/** Shows what will come. */
export function showPlan(run: Run): void {
  const { plan, journal, hosting } = run
  const attempt = attemptSteps(1, plan.candidates[0]?.sha ?? '')
  const branch = plan.branch === 'leave' ? [] : [branchStep(run, 1)]
  const variables = changesVariables(plan.variables) ? restoreSteps(1) : []
  const first = hosting.deploys === 'branch-head'
  journal.view.plan([
    { name: 'target', title: found(plan) },
    { name: 'freeze', title: 'deployments frozen' },
    ...(first ? branch : []),
    ...variables,
    ...attempt,
    ...(first ? [] : branch),
  ])
}

/**
 * Takes the invocation, opens the incident, freezes deployments, and writes down what is about to
 * happen: one write, before anything leaves for the hosting. Throws `Overtaken` where another run has
 * begun one in the meantime.
 */
export async function begin(run: Run, held: HeldAutodeploy): Promise<void> {
  const { journal, plan, hosting } = run
  if (!journal.isBegun()) {
    journal.note(...beginning(run))
    const [redeploy] = attemptSteps(1, plan.candidates[0]?.sha ?? '')
    // Where the branch goes first, that is written down together with it.
    if (redeploy && hosting.deploys === 'commit') {
      const { name, title } = redeploy
      journal.note({ type: 'step-started', operation: journal.id, step: name, title })
    }
  }
  await journal.flush(`Begin rollback ${journal.id}`, (record) => {
    refuseSecond(run.context, record, rollbackCovers(run.context, run.request))
    return frozen(run, run.open(record), held)
  })
  journal.view.finish('target', found(plan), true, {})
  journal.view.finish('freeze', 'deployments frozen', true, {})
}

function beginning({ context, journal, plan }: Run): EventBody[] {
  const { invocation, engine } = context
  const [target] = plan.candidates
  const short = target?.sha.slice(0, 7) ?? ''
  const operation = journal.id
  return [
    {
      type: 'operation-started',
      operation,
      command: typedBy(invocation) || '/rollback',
      title: `rollback to ${short} started`,
    },
    {
      type: 'step-finished',
      operation,
      step: 'target',
      title: found(plan),
      ok: true,
      milliseconds: Math.max(0, engine.clock.now().getTime() - Date.parse(invocation.at)),
      evidence: { text: `${short} ${target?.title ?? ''}`.trim() },
      result: plan,
    },
    { type: 'frozen', reason: 'a rollback' },
  ]
}

function frozen({ context }: Run, record: ServiceRecord, held: HeldAutodeploy): ServiceRecord {
  const at = context.engine.clock.now().toISOString()
  const by = context.invocation.actor.login
  const setting = held && 'setting' in held ? { autodeploy: held.setting } : {}
  return withFreeze(record, { at, by, reason: 'a rollback', ...setting })
}

/** Asks the hosting what its way of going back leaves as it is, for people to know. */
export async function foresee(run: Run): Promise<void> {
  const { hosting, journal, plan, reason, foreseen } = run
  const sha = plan.candidates[0]?.sha ?? ''
  const known = hosting.plan?.({
    ...{ sha, operation: journal.id, reason },
    ...buildFor(plan.variables),
  })
  // Who cannot be asked now is asked for the deployment next, and says it there.
  foreseen.warnings = (await known?.catch(() => undefined))?.warnings ?? []
}

/** Milliseconds after which a deployment is long enough for its handle to be worth a write. */
const long = 3_000

/**
 * Does `work`; where it takes long, what is known so far is written down meanwhile: a run that takes
 * over then goes on with the same deployment at once. Before that it finds the deployment by asking.
 */
export async function whileNoting<T>(run: Run, work: () => Promise<T>): Promise<T> {
  const { context, journal } = run
  const stop = new AbortController()
  const noted = context.engine.clock
    .sleep(long, stop.signal)
    .then(() => journal.flush('Deployment under way', (record) => withOpenedIssue(run, record)))
    .catch(() => undefined)
  try {
    return await work()
  } finally {
    stop.abort()
    await noted
  }
}
