import { typedBy } from '../../causes/table.ts'
import { Taken, type ServiceContext } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import { announce } from '../announce.ts'
import {
  attemptSteps,
  budgetFor,
  failureOf,
  followDeployment,
  holds,
  startDeployment,
  type Attempt,
} from '../deploy.ts'
import { joinRunning, Overtaken, refuseSecond, type Covers } from '../join.ts'
import { openJournal } from '../journal.ts'
import { stoppedBy } from '../stopped.ts'
import { requireVariables } from '../variables/place.ts'
import { makeRestorePlan, type RestoreRequest } from './plan.ts'
import type { RestorePlan } from './plan-shape.ts'
import type { RestoreRun } from './run.ts'
import { failed, nothingToDo, restoreHeadline, succeeded } from './reply.ts'
import { restoreSteps } from '../variables/restored.ts'
import { commitToDeploy, restoreVariables } from '../variables/write.ts'

/**
 * Puts the variables of a good release back, and deploys what runs again, so that they act. `open`
 * makes sure that there is an incident; `own` is a plan that was made before. Errors before anything was begun are thrown; later ones are
 * in the answer.
 */
export async function restore(
  context: ServiceContext,
  request: RestoreRequest,
  open: (record: ServiceRecord) => ServiceRecord,
  own?: RestorePlan,
): Promise<Answer> {
  let headline = ''
  const journal = openJournal(context, {
    budget: budgetFor(context.place, 1),
    headline: () => headline,
  })
  const known = journal.resultOf<RestorePlan>('target') ?? own
  const plan = known ?? (await makeRestorePlan(context, request))
  if (known === undefined && (await isNeedless(context, plan))) return nothingToDo(context, plan)
  const run: RestoreRun = { context, request, journal, plan, open, opened: {} }
  journal.view.plan([
    { name: 'target', title: 'snapshot opened' },
    ...restoreSteps(1),
    ...attemptSteps(1, plan.running),
  ])
  try {
    await begin(run)
    headline = restoreHeadline(context, plan)
    return succeeded(run, await carryOut(run))
  } catch (error) {
    if (error instanceof Taken) throw error
    if (error instanceof Overtaken) {
      const joined = await joinRunning(context, restoreCovers(context, request), open)
      return joined ?? restore(context, request, open, own)
    }
    return stoppedBy(error, journal, (problem) => failed(run, problem))
  }
}

/**
 * What another restore has done for this one: one more changes what still differs, if anything does.
 * Only what was undone already would be undone a second time.
 */
export function restoreCovers({ invocation }: ServiceContext, { undo }: RestoreRequest): Covers {
  return ({ command }) => undo === true && command === typedBy(invocation)
}

/** They are what they should be, and the service is well: nothing would be better afterwards. */
async function isNeedless(context: ServiceContext, { names }: RestorePlan): Promise<boolean> {
  if (names.added.length + names.changed.length + names.removed.length > 0) return false
  const { verdict } = await context.engine.checkHealth(context.place, context.engine.signal)
  return verdict === 'up'
}

/** Takes the invocation, opens the incident, and writes down what is about to happen, in one write. */
async function begin(run: RestoreRun): Promise<void> {
  const { context, journal, plan, open } = run
  if (!journal.isBegun()) {
    const { invocation } = context
    journal.note(
      {
        type: 'operation-started',
        operation: journal.id,
        command: typedBy(invocation) || '/restore-variables',
        title: `restore of variables (${plan.of}) started`,
      },
      {
        type: 'step-finished',
        operation: journal.id,
        step: 'target',
        title: 'snapshot opened',
        ok: true,
        milliseconds: Math.max(0, context.engine.clock.now().getTime() - Date.parse(invocation.at)),
        evidence: { text: `${plan.of}, ${plan.snapshot}` },
        result: plan,
      },
    )
  }
  await journal.flush(`Begin restore ${journal.id}`, (record) => {
    refuseSecond(context, record, restoreCovers(context, run.request))
    return open(record)
  })
  journal.view.finish('target', 'snapshot opened', true, { evidence: { text: plan.of } })
}

async function carryOut(run: RestoreRun): Promise<Attempt> {
  const { context, journal, plan } = run
  const at = requireVariables(context)
  const hosting = context.engine.hostingOf(context.place)
  const { running, snapshot, only } = plan
  const wanted = { snapshot, ...(only === undefined ? {} : { only }) }
  const announced = announce(run, restoreHeadline(context, plan))
  announced.catch(() => undefined)
  await restoreVariables({ context, journal, at, wanted, running, number: 1 })
  const sha = await commitToDeploy(context, at, running)
  const [known] = plan.candidates
  const candidate = { ...known, source: 'asked', sha } as const
  const reason = `The variables of ${plan.of} were put back.`
  const way = at.store.needsBuild ? { way: 'build' as const } : {}
  const one = { context, journal, hosting, candidate, number: 1, reason, ...way }
  const deployment = await startDeployment(one)
  await announced
  const attempt = await followDeployment(one, deployment)
  if (!holds(attempt)) throw failureOf(attempt)
  return attempt
}
