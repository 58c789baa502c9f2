import * as v from 'valibot'
import { rollbackVariablesShape, type RollbackVariables } from '../variables/restored.ts'
import { candidateShape, type Candidate } from './target.ts'

/** What it will do. Plain data: it is the first thing in the journal. */
export type Plan = {
  readonly running: string
  readonly head: string
  /** The target first, then what is tried if it is not healthy. */
  readonly candidates: readonly Candidate[]
  readonly branch: 'revert' | 'pull-request' | 'leave'
  /** True where deployments of this environment are written by its deploy workflow. */
  readonly recorded: boolean
  /** What it does about variables; nothing where nobody wants it to. */
  readonly variables?: RollbackVariables
}

const text = v.string()

/** A plan as it is read back from a journal. */
export const planShape: v.GenericSchema<unknown, Plan> = v.looseObject({
  running: text,
  head: text,
  candidates: v.pipe(v.array(candidateShape), v.minLength(1)),
  branch: v.picklist(['revert', 'pull-request', 'leave']),
  recorded: v.boolean(),
  variables: v.exactOptional(rollbackVariablesShape),
})
