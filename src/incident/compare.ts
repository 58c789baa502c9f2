/** Orders texts by their code units, as times in ISO 8601 are ordered. */
export function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
