import type { ServiceContext } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import { moment } from '../../views/time.ts'
import { drawPlan } from '../../views/plan.ts'
import type { DeployPlan } from '../../ports.ts'
import { compareTarget } from '../on-branch.ts'
import { healthyAlready } from './healthy.ts'
import { makePlan, type RollbackRequest } from './plan.ts'
import type { Plan } from './plan-shape.ts'
import { sourceNames } from './target.ts'
import { buildFor, changesVariables, stepsFor } from '../variables/restored.ts'

/** `/rollback --dry-run`: the plan, and nothing else. `again` is the line that would do it. */
export async function previewRollback(
  context: ServiceContext,
  request: RollbackRequest,
  again: string,
): Promise<Answer> {
  const { engine, place } = context
  const [plan] = await Promise.all([
    makePlan(context, request),
    context.commit((record) => record, 'Preview a rollback'),
  ])
  const healthy = await healthyAlready(context, request, plan)
  if (healthy) return healthy
  const [target] = plan.candidates
  if (target === undefined) throw new Error('a plan without a candidate')
  const hosting = engine.hostingOf(place)
  const [comparison, way] = await Promise.all([
    compareTarget(context, target.sha),
    hosting.plan?.({
      ...{ sha: target.sha, operation: 'dry-run', reason: 'dry run' },
      ...buildFor(plan.variables),
    }),
  ])
  const running = comparison.commits.find(({ sha }) => sha === plan.running)
  const others = plan.candidates.slice(1).map(({ sha }) => sha.slice(0, 7))
  const details = drawPlan({
    service: place.service,
    environment: place.environment,
    running: { sha: plan.running, title: running?.title ?? '' },
    target: {
      sha: target.sha,
      title: target.title ?? comparison.base.title,
      from: `the ${sourceNames[target.source]}`,
      why:
        target.at === undefined
          ? 'not verified by us'
          : `live ${moment(target.at, engine.clock.now())}`,
    },
    commits: comparison.commits.toReversed(),
    steps: [
      'freeze deployments',
      ...stepsFor(plan.variables),
      `deploy with the hosting "${hosting.provider}"${howBuilt(plan, way)}`,
      'verify the health',
      ...(others.length > 0 ? [`if it is not healthy: try ${others.join(', then ')}`] : []),
    ],
    branch: branchPlan(plan.branch, comparison.total, place.settings.branch),
    warnings: [
      ...(comparison.ancestor ? [] : ['the target is not in the history of the branch']),
      ...(way?.warnings ?? []),
      ...(plan.variables?.kind === 'left'
        ? [`the variables stay as they are: ${plan.variables.why}`]
        : []),
    ],
    repositoryUrl: engine.codeOf(place).url,
  })
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: '**Nothing was changed.** This is what a rollback would do:',
      details: [details],
      next: [{ command: again, why: 'To do it:' }],
    },
  }
}

function howBuilt({ variables }: Plan, way: DeployPlan | undefined): string {
  if (way) return `: ${way.why}`
  return changesVariables(variables) ? ', built anew: variables act on a new build only' : ''
}

function branchPlan(
  mode: 'revert' | 'pull-request' | 'leave',
  total: number,
  branch: string,
): string {
  const commits = `${total} ${total === 1 ? 'commit' : 'commits'}`
  if (mode === 'leave') return `${branch} is left as it is`
  if (total === 0) return `${branch} holds it already`
  if (mode === 'revert') return `one commit on ${branch} takes ${commits} back`
  return `a pull request to ${branch} takes ${commits} back`
}
