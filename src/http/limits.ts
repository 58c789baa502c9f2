/** What is left of a limit on requests, as the last answer said. */
export type Allowance = {
  readonly limit: number
  readonly left: number
  /** When it is full again. */
  readonly until: Date
}

/** Headers of an answer, by their names in lower case. */
export type Headers = { get(name: string): string | null }

/** Headers that tell of a limit: what their names begin with, and what the reset counts. */
export type LimitHeaders = {
  readonly prefix: string
  /** Seconds since 1970, or seconds from now. */
  readonly reset: 'epoch' | 'left'
}

/** GitHub (REST API: rate limits) and Vercel (REST API: rate limits). */
export const epochLimits: LimitHeaders = { prefix: 'x-ratelimit', reset: 'epoch' }

/** Render (API: rate limits): "the number of seconds remaining". */
export const relativeLimits: LimitHeaders = { prefix: 'ratelimit', reset: 'left' }

/** The allowance that an answer's headers tell of; nothing where they tell of none. */
export function allowanceIn(headers: Headers, names: LimitHeaders): Allowance | undefined {
  const [limit, left] = ['limit', 'remaining'].map((name) => counted(headers, names, name))
  const wait = resetIn(headers, names)
  if (limit === undefined || left === undefined || wait === undefined) return undefined
  return { limit, left, until: new Date(Date.now() + wait) }
}

/**
 * Milliseconds until it wants to be asked again: `retry-after`, in seconds or as a date, or the reset of
 * a limit that is spent. Dates are read by the clock that wrote them, where the answer tells its time.
 */
export function waitIn(headers: Headers, names: LimitHeaders): number | undefined {
  const retry = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(retry)) return Math.ceil(Number(retry) * 1_000)
  const at = retry === '' ? Number.NaN : Date.parse(retry)
  if (!Number.isNaN(at)) return Math.max(0, at - nowOf(headers))
  return isSpent(headers, names) ? resetIn(headers, names) : undefined
}

/** True where the answer says that nothing is left. */
export function isSpent(headers: Headers, names: LimitHeaders): boolean {
  return counted(headers, names, 'remaining') === 0
}

function resetIn(headers: Headers, names: LimitHeaders): number | undefined {
  const seconds = counted(headers, names, 'reset')
  if (seconds === undefined) return undefined
  return names.reset === 'left' ? seconds * 1_000 : Math.max(0, seconds * 1_000 - nowOf(headers))
}

function counted(headers: Headers, { prefix }: LimitHeaders, name: string): number | undefined {
  const text = headers.get(`${prefix}-${name}`)?.trim() ?? ''
  return /^\d+$/.test(text) ? Number(text) : undefined
}

/** The server's time: ours may be wrong by minutes. */
function nowOf(headers: Headers): number {
  const told = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(told) ? Date.now() : told
}

/** Share of the limit under which we ask less often, to leave the rest for what matters. */
const near = 0.2

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
