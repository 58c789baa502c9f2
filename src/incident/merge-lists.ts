import { compare } from './compare.ts'
import type { IncidentEvent } from './events.ts'
import { inOrder } from './order.ts'
import type { Claim, ClosedIncident, OutboxEntry, Release } from './record.ts'
import { lastWord } from './releases.ts'
import { rememberedClaims, rememberedClosed, rememberedReleases } from './service.ts'

/** The lists of a record, merged item by item; see `merge.ts` for what holds of all of them. */

/** Events of both, in order. */
export function mergeEvents(
  ours: readonly IncidentEvent[],
  theirs: readonly IncidentEvent[],
): readonly IncidentEvent[] {
  // Decided again by another run, the same event has another time: the first one holds.
  const merged = byKey(ours, theirs, 'id', (a, b) => lesser(a, b, ({ at }) => at))
  return merged === ours ? ours : inOrder(merged)
}

/** Claims of both; one that is finished is finished, and of two that are not the later run has it. */
export function mergeClaims(ours: readonly Claim[], theirs: readonly Claim[]): readonly Claim[] {
  const merged = byKey(ours, theirs, 'key', betterClaim)
  if (merged === ours) return ours
  const sorted = merged.toSorted((a, b) => compare(a.at, b.at) || compare(a.key, b.key))
  const old = new Set(sorted.filter(({ finished }) => finished).slice(0, -rememberedClaims))
  return sameItems(
    ours,
    sorted.filter((claim) => !old.has(claim)),
  )
}

function betterClaim(a: Claim, b: Claim): Claim {
  if (a.finished && b.finished) return lesser(a, b, ({ finished }) => finished?.at ?? '')
  if (a.finished || b.finished) return a.finished ? a : b
  return greater(a, b, ({ at }) => at)
}

/** Releases of both, the newest first; what was verified last holds. */
export function mergeReleases(
  ours: readonly Release[],
  theirs: readonly Release[],
): readonly Release[] {
  const merged = byKey(ours, theirs, 'id', (a, b) => greater(a, b, lastWord))
  if (merged === ours) return ours
  const sorted = merged.toSorted((a, b) => compare(b.at, a.at) || compare(a.id, b.id))
  return sameItems(ours, sorted.slice(0, rememberedReleases))
}

/** Closed incidents of both, the latest last. */
export function mergeClosed(
  ours: readonly ClosedIncident[] | undefined,
  theirs: readonly ClosedIncident[] | undefined,
): readonly ClosedIncident[] | undefined {
  if (theirs === undefined || theirs.length === 0) return ours
  const before = ours ?? []
  const merged = byKey(before, theirs, 'id', betterClosed)
  if (merged === before) return ours
  const sorted = merged.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  return sameItems(before, sorted.slice(-rememberedClosed))
}

/**
 * What has to be told in either copy: of two states of one thing the newer. What one copy has delivered
 * meanwhile is met once more, and its channel finds that it arrived.
 */
export function mergeOutbox(
  ours: readonly OutboxEntry[] | undefined,
  theirs: readonly OutboxEntry[] | undefined,
): readonly OutboxEntry[] | undefined {
  if (theirs === undefined || theirs.length === 0) return ours
  const before = ours ?? []
  const merged = byKey(before, theirs, 'id', (a, b) => greater(a, b, ({ at }) => at))
  if (merged === before) return ours
  return sameItems(
    before,
    merged.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id)),
  )
}

/** A record of its own says where the events are; being a part of another only leads there. */
function betterClosed(a: ClosedIncident, b: ClosedIncident): ClosedIncident {
  if ((a.issue === undefined) !== (b.issue === undefined)) return a.issue === undefined ? b : a
  return lesser(a, b, ({ at }) => at)
}

/** Items of both by their key, in the order of ours; ours itself where theirs adds nothing. */
function byKey<K extends string, T extends Readonly<Record<K, string>>>(
  ours: readonly T[],
  theirs: readonly T[],
  key: K,
  choose: (a: T, b: T) => T,
): readonly T[] {
  const all = new Map(ours.map((item) => [item[key], item]))
  let changed = false
  for (const item of theirs) {
    const known = all.get(item[key])
    const chosen = known === undefined || same(known, item) ? (known ?? item) : choose(known, item)
    changed ||= chosen !== known
    all.set(item[key], chosen)
  }
  return changed ? [...all.values()] : ours
}

/** The one whose mark is greater; where both are alike, always the same one of the two. */
export function greater<T>(a: T, b: T, mark: (item: T) => string): T {
  return (compare(mark(a), mark(b)) || compare(text(a), text(b))) >= 0 ? a : b
}

function lesser<T>(a: T, b: T, mark: (item: T) => string): T {
  return greater(a, b, mark) === a ? b : a
}

/** The first list, where the second has just its items. */
function sameItems<T>(ours: readonly T[], merged: readonly T[]): readonly T[] {
  const known = new Set(ours)
  return merged.length === ours.length && merged.every((item) => known.has(item)) ? ours : merged
}

function same(a: unknown, b: unknown): boolean {
  return text(a) === text(b)
}

/** A value as text, whatever the order of its fields. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => compare(a, b)))
      : item,
  )
}
