import { readFile } from 'node:fs/promises'
import type { Counts } from './counts.ts'

export type Judged = { readonly counts: Counts; readonly over: readonly string[] }

/**
 * Counts, and counts again where a limit is exceeded: a machine that stood still for a moment has
 * made a sequence of what left together, or a long deployment of a short one.
 */
export async function judge(count: () => Promise<Counts>): Promise<Judged> {
  const limits = await readLimits()
  const first = await count()
  if (exceeded(first, limits).length === 0) return { counts: first, over: [] }
  const second = await count()
  return { counts: second, over: exceeded(second, limits) }
}

/** What the counts may be at most. */
async function readLimits(): Promise<Counts> {
  return JSON.parse(await readFile(new URL('limits.json', import.meta.url), 'utf8')) as Counts
}

/** A sentence for each count that is over its limit, or that was not made. */
function exceeded(counts: Counts, limits: Counts): readonly string[] {
  return Object.entries(limits).flatMap(([subject, most]) =>
    Object.entries(most).flatMap(([what, limit]) => {
      const count = counts[subject]?.[what]
      const allowed = limit.toLocaleString('en-GB')
      if (count === undefined) return [`${subject}: ${what} was not counted.`]
      if (count <= limit) return []
      return [`${subject}: ${what} is ${count.toLocaleString('en-GB')}, and may be ${allowed}.`]
    }),
  )
}
