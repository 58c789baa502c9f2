/**
 * A time in the one form that all of ours have: ISO 8601 in UTC, with milliseconds. Services send whole
 * seconds, and as text `35.698Z` comes before `35Z`. What is no time stays what it is.
 */
export function instant(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}
