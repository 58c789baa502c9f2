import * as v from 'valibot'
import type { RecordShape } from '../records/file.ts'
import { checkRecord } from '../records/shapes.ts'

const memory = v.looseObject({
  schema: v.literal(1),
  quiet: v.record(v.string(), v.string()),
  due: v.optional(v.record(v.string(), v.string())),
  comments: v.optional(v.strictObject({ last: v.number(), etag: v.optional(v.string()) })),
  closed: v.optional(
    v.record(v.string(), v.strictObject({ last: v.string(), etag: v.optional(v.string()) })),
  ),
  marks: v.optional(v.record(v.string(), v.array(v.string()))),
  history: v.optional(v.string()),
  hosted: v.optional(v.record(v.string(), v.string())),
  runs: v.record(
    v.string(),
    v.strictObject({
      last: v.string(),
      keys: v.array(v.string()),
      etag: v.optional(v.string()),
    }),
  ),
})

/**
 * What one sweep leaves for the next, so that a sweep at which nothing has happened costs next to
 * nothing: the record `looks`.
 */
export type Memory = {
  readonly schema: 1
  /** Version of each record in which nothing was left to do, by key. */
  readonly quiet: Readonly<Record<string, string>>
  /** When something is due of a post-mortem, by the key of its record; ISO 8601, UTC. */
  readonly due?: Readonly<Record<string, string>> | undefined
  /** Id of the newest comment that was looked at, and the ETag of that answer. */
  readonly comments?: { readonly last: number; readonly etag?: string | undefined }
  /**
   * When the newest issue was closed that was looked at, and the ETag of that answer, by repository and
   * label.
   */
  readonly closed?:
    | Readonly<Record<string, { readonly last: string; readonly etag?: string | undefined }>>
    | undefined
  /** The ETag of each page of comments of each open incident, by the number of its issue. */
  readonly marks?: Readonly<Record<string, readonly string[]>> | undefined
  /** What stood in the archive when the history was last drawn. */
  readonly history?: string
  /** Id of the newest release that the hosting itself lists, by `service/environment`. */
  readonly hosted?: Readonly<Record<string, string>> | undefined
  /**
   * For each repository: when the newest run that was looked at changed, what it asked for (GitHub's
   * times are in seconds: another may follow in the same one), and the ETag.
   */
  readonly runs: Readonly<Record<string, SeenRuns>>
}

type SeenRuns = {
  readonly last: string
  readonly keys: readonly string[]
  readonly etag?: string | undefined
}

export const memoryShape: RecordShape<Memory> = {
  key: 'looks',
  empty: { schema: 1, quiet: {}, runs: {} },
  read: (value) => checkRecord(memory, value, 'looks') as Memory,
}
