/** What a number of durations say together, in milliseconds. */
export type Spread = {
  readonly count: number
  readonly median: number
  readonly p90: number
  readonly mean: number
}

/**
 * Median (between the two in the middle), 90th percentile (nearest rank: one that did occur) and
 * mean; nothing where there is nothing to say.
 */
export function spreadOf(durations: readonly number[]): Spread | undefined {
  const sorted = durations.filter(Number.isFinite).toSorted((a, b) => a - b)
  const count = sorted.length
  if (count === 0) return undefined
  const at = (index: number): number => sorted[index] ?? 0
  const middle = (at(Math.floor((count - 1) / 2)) + at(Math.ceil((count - 1) / 2))) / 2
  return {
    count,
    median: Math.round(middle),
    p90: at(Math.ceil(0.9 * count) - 1),
    mean: Math.round(sorted.reduce((sum, value) => sum + value, 0) / count),
  }
}
