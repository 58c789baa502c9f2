import * as v from 'valibot'
import type { Catalogue, Work } from '../engine/definition.ts'
import { clock } from './clock.ts'
import { deploymentFailed } from './deployment-failed.ts'
import type { CauseKind, PlaceName } from './kind.ts'
import { reminder } from './reminder.ts'
import { tooMany } from './too-many.ts'
import { typed } from './typed.ts'

/** Everything that can set work off. */
const table = {
  typed,
  'too-many': tooMany,
  'deployment-failed': deploymentFailed,
  clock,
  reminder,
}

type Kind = keyof typeof table
type ByKind = { [K in Kind]: (typeof table)[K] extends CauseKind<infer T> ? T : never }

/** What set an invocation off, as it is kept. */
export type Cause = ByKind[Kind]

const kinds: { readonly [K in Kind]: CauseKind<ByKind[K]> } = table

/** The schema of any cause. */
export const causeSchema: v.GenericSchema<unknown, Cause> = v.lazy((value) => {
  const kind = v.safeParse(kindOnly, value)
  return kind.success ? kinds[kind.output.kind].schema : v.never('a cause was expected')
})

const kindOnly = v.object({
  kind: v.picklist(Object.keys(table).filter((key): key is Kind => key in table)),
})

type Caused = { readonly cause: Cause }

/** The place that an invocation's cause names. */
export function causePlace({ cause }: Caused): PlaceName | undefined {
  return kindOf(cause).place(cause)
}

/** What an invocation runs; throws what is wrong with it. */
export function causeWork({ cause }: Caused, commands: Catalogue): Work {
  return kindOf(cause).work(cause, commands)
}

/** The line that somebody typed; empty if nobody did. */
export function typedBy({ cause }: Caused): string {
  return kindOf(cause).line(cause)
}

/** What set it off, in a few words of Markdown. */
export function causeWords({ cause }: Caused): string {
  return kindOf(cause).words(cause)
}

/** The kind of a cause; each takes only its own, which the key in the table says that it is. */
function kindOf<K extends Kind>(cause: ByKind[K] & { readonly kind: K }): CauseKind<ByKind[K]> {
  return kinds[cause.kind]
}
