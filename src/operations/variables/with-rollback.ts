import type { PlaceContext, ServiceContext } from '../../engine/context.ts'
import { explained } from '../../engine/answer.ts'
import { Taken } from '../../engine/context.ts'
import { OutageError } from '../../errors.ts'
import { listed } from '../../variables/names.ts'
import type { Journal } from '../journal.ts'
import type { Candidate } from '../target.ts'
import { inWords } from './compare.ts'
import { requireVariables } from './place.ts'
import { lastWithSnapshot } from './snapshots.ts'
import { namesOf, planRestoration, restoreVariables, type Restored } from './write.ts'

/** What a rollback does about variables. Plain data: it is a part of its plan. */
export type RollbackVariables =
  | {
      readonly kind: 'restore'
      /** The snapshot of each candidate that has one. */
      readonly snapshots: readonly { readonly sha: string; readonly snapshot: string }[]
      /** What differs from the first candidate's. */
      readonly names: Restored
      /** True where somebody asked: then a rollback without them is none. */
      readonly required: boolean
    }
  /** They stay as they are, and people have to know why. */
  | { readonly kind: 'left'; readonly why: string }

/**
 * What a rollback to these candidates does about variables; nothing where nobody wants it to. What
 * somebody asked for and cannot be done is refused; what only the configuration wants never keeps a
 * rollback from going on without it.
 */
export async function planVariables(
  context: PlaceContext,
  asked: boolean,
  candidates: readonly Candidate[],
): Promise<RollbackVariables | undefined> {
  const { variables } = context.place.settings
  if (!asked && variables?.restore !== 'with-rollback') return undefined
  try {
    return await planned(context, asked, candidates)
  } catch (error) {
    if (asked || error instanceof Taken) throw error
    return { kind: 'left', why: explained(error).message }
  }
}

async function planned(
  context: PlaceContext,
  required: boolean,
  candidates: readonly Candidate[],
): Promise<RollbackVariables> {
  const at = requireVariables(context)
  if (at.store.inCommit) {
    return { kind: 'left', why: `They are in ${at.store.name}: the commit brings its own with it.` }
  }
  const { releases } = context.file.value
  const snapshots = candidates.flatMap(({ sha }) => {
    const last = lastWithSnapshot(releases, sha)
    return last ? [{ sha, snapshot: last.snapshot }] : []
  })
  const [target] = candidates
  const first = snapshots.find(({ sha }) => sha === target?.sha)
  if (first === undefined) {
    throw new OutageError(
      'snapshot-missing',
      `The release ${target?.sha.slice(0, 7) ?? ''} has no snapshot of its variables.`,
    )
  }
  const names = namesOf(await planRestoration(at, { snapshot: first.snapshot }))
  return { kind: 'restore', snapshots, names, required }
}

/** True where something has to be written, so that a release that is only started again would not do. */
export function changesVariables(variables: RollbackVariables | undefined): boolean {
  if (variables?.kind !== 'restore') return false
  const { added, changed, removed } = variables.names
  return added.length + changed.length + removed.length > 0
}

/** The way that a deployment has to go for changed variables to act. */
export function buildFor(variables: RollbackVariables | undefined): { readonly way?: 'build' } {
  return changesVariables(variables) ? { way: 'build' } : {}
}

/** What a rollback does about variables, in words for its plan. */
export function stepsFor(variables: RollbackVariables | undefined): string[] {
  if (variables?.kind !== 'restore') return []
  if (!changesVariables(variables))
    return ['leave the variables: they are those of the target already']
  return [`put the variables of the target back (${inWords(variables.names, listed)})`]
}

/** One attempt of a rollback. */
export type Attempted = {
  readonly context: ServiceContext
  readonly journal: Journal
  readonly variables: RollbackVariables | undefined
  readonly running: string
  readonly candidate: Candidate
  /** From 1. */
  readonly number: number
}

/** What became of the variables in an attempt. */
export type Outcome = {
  /** Id of the snapshot that they are those of now. */
  readonly snapshot?: string
  /** True where the release has to be built anew for them to act. */
  readonly build: boolean
  readonly failure?: string
}

/** Puts the variables of a candidate back before it is deployed. */
export async function restoreFor(attempted: Attempted): Promise<Outcome> {
  const { context, journal, variables, running, candidate, number } = attempted
  if (variables?.kind !== 'restore') return { build: false }
  const snapshot = variables.snapshots.find(({ sha }) => sha === candidate.sha)?.snapshot
  if (snapshot === undefined) return { build: number > 1 }
  if (number === 1 && !changesVariables(variables)) return { snapshot, build: false }
  try {
    const at = requireVariables(context)
    await restoreVariables({ context, journal, at, wanted: { snapshot }, running, number })
    return { snapshot, build: at.store.needsBuild }
  } catch (error) {
    if (variables.required || error instanceof Taken || journal.signal.aborted) throw error
    return { build: true, failure: explained(error).message }
  }
}
