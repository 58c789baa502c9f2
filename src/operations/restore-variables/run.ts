import type { ServiceRecord } from '../../incident/record.ts'
import type { Announced } from '../announce.ts'
import type { RestoreRequest } from './plan.ts'
import type { RestorePlan } from './plan-shape.ts'

/** A restore under way. */
export type RestoreRun = Announced & {
  readonly request: RestoreRequest
  readonly plan: RestorePlan
  readonly open: (record: ServiceRecord) => ServiceRecord
}
