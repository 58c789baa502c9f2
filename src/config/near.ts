import { distance } from 'fastest-levenshtein'

/** The name that was probably meant, or nothing where none is close. Case does not count. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase()
  const ranked = names
    .map((candidate) => ({ candidate, far: distance(wanted, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far)
  const [best] = ranked
  return best !== undefined && best.far <= Math.ceil(wanted.length / 3) ? best.candidate : undefined
}

// A longer list hides the fault that it belongs to.
const most = 12

/** ``did you mean `health`?`` where a name is close, else the names: ``use one of `a`, `b` ``. */
export function suggestion(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  if (near !== undefined) return `did you mean ${quoted(near)}?`
  if (names.length === 0) return 'remove it'
  const rest = names.length > most ? `, … (${names.length} in all)` : ''
  return `use one of ${names.slice(0, most).map(quoted).join(', ')}${rest}`
}

/** Somebody's text between backticks: one line, no backticks, 80 characters at most. */
export function quoted(text: string): string {
  // Control characters, and the separators that editors and logs break lines at.
  const line = text.replace(/[\p{Cc}\u2028\u2029`]+/gu, ' ').trim()
  return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``
}
