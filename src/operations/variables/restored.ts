import * as v from 'valibot'
import type { Difference } from '../../variables/difference.ts'
import { listed } from '../../variables/names.ts'
import { code } from '../../views/markdown.ts'

/** What was written, by name. */
export type Restored = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Left as they are, as the snapshot does not hold their values. */
  readonly kept: readonly string[]
}

const names = v.array(v.string())

/** What was written, as it is read back from a journal. */
export const restoredShape: v.GenericSchema<unknown, Restored> = v.looseObject({
  added: names,
  changed: names,
  removed: names,
  kept: names,
})

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
  | {
      readonly kind: 'left'
      readonly why: string
      /** True where whoever holds them did not answer, and may the next time. */
      readonly passing?: true
    }

/** The same, as it is read back from a journal. */
export const rollbackVariablesShape: v.GenericSchema<unknown, RollbackVariables> = v.variant(
  'kind',
  [
    v.looseObject({
      kind: v.literal('restore'),
      snapshots: v.array(v.looseObject({ sha: v.string(), snapshot: v.string() })),
      names: restoredShape,
      required: v.boolean(),
    }),
    v.looseObject({
      kind: v.literal('left'),
      why: v.string(),
      passing: v.exactOptional(v.literal(true)),
    }),
  ],
)

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

/** What became of the variables in an attempt. */
export type Outcome = {
  /** Id of the snapshot that they are those of now. */
  readonly snapshot?: string
  /** True where the release has to be built anew for them to act. */
  readonly build: boolean
  readonly failure?: string
}

/** Titles of the steps, for showing what will come. */
export function restoreSteps(number: number): { name: string; title: string }[] {
  return [
    { name: `kept-${number}`, title: 'variables of before kept aside' },
    { name: `variables-${number}`, title: 'variables put back' },
  ]
}

/** A difference in words: `changed: A; added: B`. Empty where there is none. */
export function inWords(
  { added, changed, removed, unknown }: Partial<Difference>,
  list: (names: readonly string[]) => string,
): string {
  const parts = { changed, added, removed, 'not comparable': unknown }
  return Object.entries(parts)
    .flatMap(([word, names]) => (names && names.length > 0 ? [`${word}: ${list(names)}`] : []))
    .join('; ')
}

/** The names that differ, a line for each way; never a value. */
export function drawNames({ added, changed, removed, kept }: Restored): string[] {
  const line = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`- ${what}: ${namesIn(names)}`]
  const lines = [
    ...line('changed back', changed),
    ...line('added again', added),
    ...line('removed', removed),
    ...line('left as they are, as the snapshot could not hold their values', kept),
  ]
  return lines.length === 0 ? [] : [lines.join('\n')]
}

const most = 100

/** Names as code: whatever they hold does nothing. */
export function namesIn(names: readonly string[]): string {
  const shown = names.slice(0, most).map(code).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
