import type { DeploymentFailure } from '../causes/deployment-failed.ts'
import type { EventBody } from '../incident/events.ts'
import { incidentName, openIncident, withOpened } from '../operations/opening.ts'
import { joinRunning } from '../operations/join.ts'
import type { RollbackRequest } from '../operations/rollback/plan.ts'
import type { Notice } from '../operations/variables/notice.ts'
import { rollBack } from '../operations/rollback/rollback.ts'
import { isOwnDeployment } from '../incident/operations.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { operationId, withRelease } from '../incident/service.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { Verdict } from '../ports.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import type { HealthReport } from '../probes/health.ts'
import { prose } from '../views/markdown.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import { causeOf } from '../engine/deciding.ts'
import { withHappenings } from '../engine/ticking.ts'
import { variablesNotice, withNotice } from './variables-notice.ts'

/** A deployment that failed, or that is live and not healthy. */
export type Failure = DeploymentFailure & { readonly wasLive?: true }

/**
 * What happens when a deployment failed: it opens an incident whose severity follows from the health,
 * and rolls back if the configuration says so.
 */
export async function handleFailure(context: ServiceContext, failure: Failure): Promise<Answer> {
  const { place } = context
  const resumed = resumeRollback(context, failure)
  if (resumed) return resumed
  // One that we asked for ourselves is waited for by the operation that asked.
  if (isOwnDeployment(context.state()?.operations ?? [], failure)) return noted(context, failure)
  const [report, notice] = await Promise.all([
    confirmedHealth(context),
    variablesNotice(context, failure.sha),
  ])
  const { automatic } = place.settings.rollback
  const unhealthy = report.verdict === 'down' || report.verdict === 'degraded'
  const wanted = automatic === 'always' || (automatic === 'when-unhealthy' && unhealthy)
  const open = opening(context, failure, report, notice)
  if (!wanted) return withNotice(await leaveAlone(context, report, open), notice)
  const joined = await joinRunning(context, () => true, open)
  if (joined) return joined
  const answer = await rollBack(context, requestFor(context, failure, report.verdict), open)
  const done =
    place.settings.variables?.restore === 'with-rollback' && answer.outcome === 'succeeded'
  return done ? answer : withNotice(answer, notice)
}

/**
 * Goes on with the rollback that a run began that died; nothing where none was begun. What was decided
 * then is not decided again: the health may have come back since, and half of the work be undone.
 */
export function resumeRollback(
  context: ServiceContext,
  failure: DeploymentFailure,
): Promise<Answer> | undefined {
  const own = operationId(context.invocation.key)
  const state = context.state()
  if (!state?.operations.some(({ id }) => id === own)) return undefined
  const seen = state.health?.verdict ?? 'unknown'
  return rollBack(context, requestFor(context, failure, seen), (record) => record)
}

function requestFor(
  { place }: ServiceContext,
  { sha, summary }: DeploymentFailure,
  verdict: Verdict,
): RollbackRequest {
  const reason = `${summary}; ${place.environment} is ${verdict}.`
  return { reason, ...(sha === undefined ? {} : { failed: sha }) }
}

async function noted(context: ServiceContext, failure: DeploymentFailure): Promise<Answer> {
  await context.commit((record) => record, 'A deployment of our own')
  return {
    outcome: 'ignored',
    reply: { status: 'succeeded', headline: prose(failure.summary) },
  }
}

/** Writes the failure down: in the open incident, or in a new one. */
function opening(
  context: ServiceContext,
  failure: Failure,
  report: HealthReport,
  notice: Notice | undefined,
) {
  const { playbook } = context.settings
  const { sha, summary, url } = failure
  const commit = sha === undefined ? {} : { sha }
  const declared: EventBody = {
    type: 'declared',
    title: summary,
    severity: severityFor(playbook, report.verdict),
    trigger: { kind: 'deployment', summary, ...commit, ...(url === undefined ? {} : { url }) },
  }
  const facts: EventBody[] = [
    { type: 'deployment-failed', summary, ...commit, ...(url === undefined ? {} : { link: url }) },
    { type: 'probed', verdict: report.verdict, results: report.results },
    ...(notice === undefined ? [] : [notice]),
  ]
  return (record: ServiceRecord): ServiceRecord => {
    const opened = withOpened(context, withFailed(record, failure, context, report), [declared])
    return withHappenings(opened, playbook, causeOf(context), facts)
  }
}

/** Down is the gravest of the playbook's severities, healthy the least, all else between. */
function severityFor(playbook: Playbook, verdict: Verdict): string {
  const all = playbook.severities
  const index =
    verdict === 'down' ? 0 : verdict === 'up' ? all.length - 1 : Math.min(1, all.length - 1)
  return all[index]?.id ?? ''
}

/**
 * Writes down what may run now. It is bad where it is sure to have been live; else a build that
 * failed would spoil a release that was good.
 */
function withFailed(
  record: ServiceRecord,
  failure: Failure,
  context: ServiceContext,
  { verdict }: HealthReport,
): ServiceRecord {
  const { sha } = failure
  if (sha === undefined || (verdict !== 'down' && verdict !== 'degraded')) return record
  const at = context.engine.clock.now().toISOString()
  return withRelease(record, {
    id: context.invocation.key,
    sha,
    title: '',
    at,
    verdict: failure.wasLive && verdict === 'down' ? 'bad' : 'unknown',
    via: 'deployment',
    verifiedAt: at,
    ...(failure.url === undefined ? {} : { url: failure.url }),
  })
}

async function leaveAlone(
  context: ServiceContext,
  report: HealthReport,
  open: (record: ServiceRecord) => ServiceRecord,
): Promise<Answer> {
  const { issue } = await openIncident(context, open)
  const healthy = report.verdict === 'up'
  const { service, environment } = context.place
  return {
    outcome: 'succeeded',
    verdict: report.verdict,
    reply: {
      status: 'succeeded',
      headline: healthy
        ? `**A deployment failed, and ${prose(environment)} of ${prose(service)} is still healthy.** Nothing was rolled back.`
        : `**A deployment failed, and ${prose(environment)} of ${prose(service)} is ${report.verdict}.** Nothing was rolled back by itself.`,
      details: [
        ...(issue === undefined ? [] : [`${incidentName(issue)}.`]),
        ...report.reasons.map((reason) => prose(reason)),
      ],
      next: healthy ? [] : [{ command: '/rollback', why: 'To bring the last good release back:' }],
    },
  }
}
