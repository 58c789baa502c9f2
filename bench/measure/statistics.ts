/** The value below which a share of the others lies, by the nearest rank; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** A number with `digits` decimals. */
export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}
