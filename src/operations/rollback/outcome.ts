import type { Release, ServiceRecord } from '../../incident/record.ts'
import { withLeft } from '../../incident/releases.ts'
import { withRelease } from '../../incident/service.ts'
import { holds, type Attempt } from '../deploy.ts'
import type { Plan } from './plan-shape.ts'

/** What a rollback came to, as far as releases are concerned. */
export type RollbackOutcome = {
  /** Id of the operation. */
  readonly operation: string
  readonly plan: Pick<Plan, 'running'>
  /** What was tried, in order. */
  readonly attempts: readonly Attempt[]
  /** True where what ran was healthy, and somebody wanted another release by its name. */
  readonly wasHealthy?: boolean
  /** Id of the snapshot whose variables the last attempt ran with. */
  readonly snapshot?: string | undefined
  readonly now: Date
}

/**
 * The releases after a rollback: what it brought live is good or bad as its health was, and unknown
 * where nobody could tell; what ran before was left, unless it was healthy. A release that never
 * went live is what it was.
 */
export function withOutcome(record: ServiceRecord, outcome: RollbackOutcome): ServiceRecord {
  const { operation, plan, attempts, now } = outcome
  const live = attempts.filter(({ status }) => status === 'live')
  if (live.length === 0) return record
  const id = `left-${operation}`
  const before = outcome.wasHealthy
    ? record
    : withLeft(record, { id, sha: plan.running, at: now.toISOString() })
  return live.reduce(
    (known, attempt, index) => withRelease(known, releaseOf(outcome, attempt, index)),
    before,
  )
}

function releaseOf(outcome: RollbackOutcome, attempt: Attempt, index: number): Release {
  const { operation, snapshot, now } = outcome
  const { candidate, url } = attempt
  const held = holds(attempt)
  // The order in which they went live holds in a merge of two copies, too.
  const at = new Date(now.getTime() + index + 1).toISOString()
  return {
    id: held ? `rollback-${operation}` : `rollback-${operation}-${index + 1}`,
    sha: candidate.sha,
    title: candidate.title ?? '',
    at,
    verdict: held ? 'good' : attempt.verdict === 'down' ? 'bad' : 'unknown',
    via: 'rollback',
    verifiedAt: at,
    ...(url === undefined ? {} : { url }),
    ...(held && snapshot !== undefined ? { snapshot } : {}),
  }
}
