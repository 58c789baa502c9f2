import type { GenericSchema } from 'valibot'
import type { Catalogue, Work } from '../engine/definition.ts'

/** A service in an environment, by name. */
export type PlaceName = { readonly service: string; readonly environment: string }

/**
 * A CauseKind is responsible for one kind of thing that sets work off: how it is kept, which place it
 * names, what it runs, and how it is told. It is loaded with every record, so what it runs is
 * imported when it runs.
 */
export type CauseKind<T> = {
  /** Of the value as it is kept; `kind` is a literal, the key in the table. */
  readonly schema: GenericSchema<unknown, T>
  /** The service and environment that it is about, if it names them itself. */
  place(cause: T): PlaceName | undefined
  /** What it runs; throws an `OutageError` for what cannot be understood. */
  work(cause: T, commands: Catalogue): Work
  /** The line that somebody typed, quoted in the answer; empty if nobody typed one. */
  line(cause: T): string
  /** Markdown for the report of a sweep, a few words. */
  words(cause: T): string
}

/** A kind of cause, its type taken from its schema. */
export function causeKind<T>(kind: CauseKind<T>): CauseKind<T> {
  return kind
}
