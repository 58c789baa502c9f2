/** What is left of the hourly limit of requests: 1,000 for all runs of a repository together. */
export type Allowance = {
  readonly limit: number
  readonly left: number
  /** When it is full again. */
  readonly until: Date
}

/** Share of the limit under which we ask less often, to leave the rest for what matters. */
const near = 0.2

/** The allowance that an answer's headers tell of. (REST API: rate limits, headers.) */
export function allowanceIn(
  headers: Readonly<Record<string, string | number | undefined>>,
): Allowance | undefined {
  const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers[`x-ratelimit-${name}`]),
  )
  if (!Number.isFinite(limit) || !Number.isFinite(left) || !Number.isFinite(reset)) return undefined
  return { limit: limit ?? 0, left: left ?? 0, until: new Date((reset ?? 0) * 1_000) }
}

/** True where the limit is near. */
export function isNear(allowance: Allowance | undefined): allowance is Allowance {
  return allowance !== undefined && allowance.left < allowance.limit * near
}

/**
 * Milliseconds to leave between two questions, so that half of what is left lasts until the limit is
 * lifted; 0 where it is far.
 */
export function calmPause(allowance: Allowance | undefined, now: Date): number {
  if (!isNear(allowance)) return 0
  const left = allowance.until.getTime() - now.getTime()
  return Math.max(0, Math.min(60_000, (2 * left) / Math.max(1, allowance.left)))
}
