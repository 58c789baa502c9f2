/** Milliseconds by which another clock may differ from ours; GitHub's times are in whole seconds, too. */
const skew = 300_000

/** A time of ours as GitHub's `since`: a little earlier, so that nothing is missed. */
export function since(at: string): string {
  return new Date(Date.parse(at) - skew).toISOString()
}
