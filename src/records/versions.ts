/**
 * What the versions of a list say. Where the branch stands by, a version is that of the database and
 * that of the branch, `7|3f2c…`: either may be missing, where one side has no copy or does not answer.
 */
type Sides = { readonly main?: string; readonly copy?: string }

/** The version of a record that both sides may have. */
export function pairOf(main: string | undefined, copy: string): string {
  return `${main ?? ''}|${copy}`
}

/**
 * True where two versions are of the same state, so that what was read at one need not be read again
 * at the other. The database may be away, or have been filled from the branch since: then the branch's
 * copy tells.
 */
export function isSameState(before: string | undefined, now: string): boolean {
  if (before === undefined || before === now) return before === now
  const [a, b] = [sidesOf(before), sidesOf(now)]
  const isSameCopy = a.copy !== undefined && a.copy === b.copy
  return isSameCopy && (a.main === undefined || b.main === undefined || a.main === b.main)
}

/** The database's part of a version, if it has one. */
export const mainOf = (version: string): string | undefined => sidesOf(version).main

/** The branch's part of a version, if it has one. */
export const copyOf = (version: string): string | undefined => sidesOf(version).copy

function sidesOf(version: string): Sides {
  const cut = version.indexOf('|')
  if (cut > 0) return { main: version.slice(0, cut), copy: version.slice(cut + 1) }
  if (cut === 0) return { copy: version.slice(1) }
  // Alone, the branch's are shas, and the database's numbers.
  return /^[0-9a-f]{40,64}$/.test(version) ? { copy: version } : { main: version }
}
