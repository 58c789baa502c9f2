import type { ServiceContext } from '../../engine/context.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import type { IssueLink } from '../../incident/state.ts'
import type { Journal } from '../journal.ts'
import { withIssue } from '../opening.ts'
import type { RestorePlan } from './plan.ts'

/** A restore under way. */
export type RestoreRun = {
  readonly context: ServiceContext
  readonly journal: Journal
  readonly plan: RestorePlan
  readonly open: (record: ServiceRecord) => ServiceRecord
  readonly opened: { issue?: IssueLink }
}

/** The record with the incident's issue in it, where it is known. */
export function withOpenedIssue(run: RestoreRun, record: ServiceRecord): ServiceRecord {
  const { issue } = run.opened
  return issue === undefined ? record : withIssue(run.context, record, issue)
}
