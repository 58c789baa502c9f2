import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import type { Variable } from '../ports.ts'

/** What of a variable stands in the clear: its name, and a digest that tells whether it has changed. */
export type SnapshotEntry = {
  readonly name: string
  /** Missing where the store never gave the value, so that the snapshot does not hold it. */
  readonly digest?: string
  /** When it had been written last, where the store tells; ISO 8601, UTC. */
  readonly changedAt?: string
}

/** The variables of one service in one environment at one time. It is never changed. */
export type Snapshot = {
  readonly schema: 1
  readonly id: string
  readonly service: string
  readonly environment: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** `release`: of a good release; `before`: of what a restore was about to replace. */
  readonly kind: 'release' | 'before'
  /** Full sha of the release that they went with, or that ran then. */
  readonly sha: string
  /** Where they live, for people. */
  readonly store: string
  /** Which key the digests were made with; those of another one cannot be compared. */
  readonly key: string
  /** Sorted by name. */
  readonly variables: readonly SnapshotEntry[]
  readonly recipients: readonly string[]
  /** The values: a file of age's, armored. */
  readonly age: string
}

/** What is sealed. It says itself whose it is, so that no other snapshot passes for it. */
export type Sealed = {
  readonly schema: 1
  readonly id: string
  readonly service: string
  readonly environment: string
  /** The key of the digests, in base64. */
  readonly key: string
  readonly variables: readonly Variable[]
}

const shape = v.looseObject({
  schema: v.literal(1),
  id: v.string(),
  service: v.string(),
  environment: v.string(),
  at: v.string(),
  kind: v.picklist(['release', 'before']),
  sha: v.string(),
  store: v.string(),
  key: v.string(),
  variables: v.array(
    v.looseObject({
      name: v.string(),
      digest: v.exactOptional(v.string()),
      changedAt: v.exactOptional(v.string()),
    }),
  ),
  recipients: v.array(v.string()),
  age: v.string(),
})

const sealedShape = v.looseObject({
  schema: v.literal(1),
  id: v.string(),
  service: v.string(),
  environment: v.string(),
  key: v.string(),
  variables: v.array(
    v.looseObject({
      name: v.string(),
      value: v.exactOptional(v.string()),
      writeOnly: v.exactOptional(v.boolean()),
    }),
  ),
})

/** The record as a snapshot; throws `snapshot-damaged` where it is none. */
export function readSnapshot(value: unknown, id: string): Snapshot {
  const result = v.safeParse(shape, value)
  if (!result.success) throw damaged(id, 'is not what we wrote')
  return result.output
}

/** The text that was sealed in a snapshot; throws `snapshot-damaged` where it is not that of this one. */
export function readSealed(text: string, snapshot: Snapshot): Sealed {
  const result = v.safeParse(sealedShape, parsed(text))
  if (!result.success) throw damaged(snapshot.id, 'holds something that we did not write')
  const { id, service, environment } = result.output
  const isOurs =
    id === snapshot.id && service === snapshot.service && environment === snapshot.environment
  if (!isOurs) throw damaged(snapshot.id, `holds the variables of ${service} ${environment}, ${id}`)
  return result.output
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A snapshot that must not be put back. */
export function damaged(id: string, how: string): OutageError {
  return new OutageError('snapshot-damaged', `The snapshot \`${id}\` ${how}. Nothing was written.`)
}
