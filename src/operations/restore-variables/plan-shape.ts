import * as v from 'valibot'
import { candidateShape, type Candidate } from '../rollback/target.ts'
import { restoredShape, type Restored } from '../variables/restored.ts'
import type { Wanted } from '../variables/write.ts'

/** What a restore will do. Plain data: it is the first thing in the journal. */
export type RestorePlan = Wanted & {
  /** The release that is deployed again; named as a rollback names its targets. */
  readonly candidates: readonly Candidate[]
  readonly running: string
  /** What the variables are those of, for people. */
  readonly of: string
  readonly names: Restored
}

/** A plan as it is read back from a journal. */
export const restorePlanShape: v.GenericSchema<unknown, RestorePlan> = v.looseObject({
  snapshot: v.string(),
  only: v.exactOptional(v.array(v.string())),
  candidates: v.array(candidateShape),
  running: v.string(),
  of: v.string(),
  names: restoredShape,
})
