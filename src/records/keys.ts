/** Where records live in the repository. */
export const recordsBranch = 'outage-records'

/** Path of a record's file on the branch. */
export function pathOf(key: string): string {
  return `${key}.json`
}
