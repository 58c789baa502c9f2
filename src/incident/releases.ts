import type { Release, ServiceRecord } from './record.ts'
import { withRelease } from './service.ts'

/**
 * What the record knows of a commit as a release: `good` passed its last verification, `bad` was live
 * and down, `left` is what a rollback went away from, `unknown` was never judged.
 */
export type Standing = 'good' | 'bad' | 'left' | 'unknown'

/**
 * What the newest word on a commit is. A deployment that nobody could judge says nothing: what was
 * known before holds. `releases` are newest first.
 */
export function standingOf(releases: readonly Release[], sha: string): Standing {
  const telling = releases.find(
    (release) =>
      release.sha === sha && (release.left !== undefined || release.verdict !== 'unknown'),
  )
  if (telling === undefined) return 'unknown'
  return telling.left === undefined ? telling.verdict : 'left'
}

/** Commits that no rollback goes to by itself, wherever else they are listed. */
export function spoiledCommits(releases: readonly Release[]): ReadonlySet<string> {
  const shas = new Set(releases.map(({ sha }) => sha))
  return new Set([...shas].filter((sha) => ['bad', 'left'].includes(standingOf(releases, sha))))
}

/** The newest release of each commit that is good, newest first. */
export function goodReleases(releases: readonly Release[]): readonly Release[] {
  const known = new Map<string, Release>()
  for (const release of releases) {
    if (release.verdict === 'good' && !known.has(release.sha)) known.set(release.sha, release)
  }
  return [...known.values()].filter(({ sha }) => standingOf(releases, sha) === 'good')
}

/**
 * The record in which a rollback left a commit at `at` (ISO 8601), whoever had deployed it. One that
 * the record does not know is added, under `id`.
 */
export function withLeft(
  record: ServiceRecord,
  { sha, at, id }: { readonly sha: string; readonly at: string; readonly id: string },
): ServiceRecord {
  const newest = record.releases.find((release) => release.sha === sha)
  if (newest === undefined) {
    const judged = { verdict: 'unknown', via: 'deployment', verifiedAt: at, left: at } as const
    return withRelease(record, { id, sha, title: '', at, ...judged })
  }
  const releases = record.releases.map((release) =>
    release === newest ? { ...release, left: at } : release,
  )
  return { ...record, releases }
}

/** When somebody last judged a release, or went away from it; ISO 8601. */
export function lastWord({ verifiedAt, left = '' }: Release): string {
  return left > verifiedAt ? left : verifiedAt
}
