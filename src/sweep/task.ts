import type { GenericSchema } from 'valibot'
import type { Engine } from '../engine/context.ts'
import type { Outcome } from '../engine/definition.ts'
import type { Invocation } from '../incident/record.ts'
import type { ListedRecord } from '../ports.ts'
import type { Restless } from './records.ts'

/** What a sweep found left undone, and how it ended. */
export type Caught = { readonly invocation: Invocation; readonly outcome: Outcome }

/** Something to do now. */
export type Todo = {
  /** Key of the invocation, or of the record that it is about. */
  readonly key: string
  /** `service/environment`, or whatever else must be done one after the other. */
  readonly lane: string
  /** Does it; `left` is true if nobody has taken it on, so that the next sweep has to. */
  readonly run: (engine: Engine) => Promise<{
    readonly caught: readonly Caught[]
    readonly left?: boolean
  }>
}

/** What all tasks of one sweep see. */
export type Scene = {
  readonly engine: Engine
  /** Records that changed, or have something under way or due. */
  readonly records: readonly Restless[]
  /** Incidents that are closed. */
  readonly archived: readonly ListedRecord[]
  /** Keys of the claims in `records`. */
  readonly known: ReadonlySet<string>
  /** Says what failed, once for as long as it fails in the same way. `about` names it. */
  readonly trouble: (about: string, what: string, error: unknown) => void
}

/** What a task found. */
export type Found<M> = {
  readonly todos: readonly Todo[]
  /**
   * What to remember, when all of it was tried: nothing may be passed over that is `left`. Nothing, if
   * there is nothing to remember.
   */
  readonly end: (left: ReadonlySet<string>) => Promise<M | undefined> | M | undefined
}

/**
 * A SweepTask is responsible for one kind of thing that may have been left undone: it finds what there
 * is to do now, and has a memory of its own, so that finding nothing costs next to nothing. What it
 * throws is reported, and stops no other task.
 */
export type SweepTask<M> = {
  /** How its memory is kept: what does not read is forgotten. */
  readonly memory: GenericSchema<unknown, M>
  readonly find: (scene: Scene, before: M | undefined) => Promise<Found<M>>
  /** Keys of records to be read at `now` (ISO 8601, UTC), though nothing changed in them. */
  readonly due?: (before: M, now: string) => readonly string[]
}

/** Infers the type of the memory from its schema. */
export function sweepTask<M>(task: SweepTask<M>): SweepTask<M> {
  return task
}
