import * as v from 'valibot'
import type { GitHubDeployment } from '../../github/overview.ts'
import type { Release } from '../../incident/record.ts'
import { goodReleases } from '../../incident/releases.ts'
import type { HostedRelease } from '../../ports.ts'

/** A commit that could be rolled back to, and where we know of it from. */
export type Candidate = {
  readonly sha: string
  readonly title?: string
  readonly source: 'record' | 'deployments' | 'hosting' | 'parent' | 'asked'
  /** When it went live; ISO 8601, UTC. */
  readonly at?: string
}

/** A candidate as it is read back from a journal. */
export const candidateShape: v.GenericSchema<unknown, Candidate> = v.looseObject({
  sha: v.string(),
  title: v.exactOptional(v.string()),
  source: v.picklist(['record', 'deployments', 'hosting', 'parent', 'asked']),
  at: v.exactOptional(v.string()),
})

/** How a source is named to people. */
export const sourceNames = {
  record: 'last verified release',
  deployments: 'last successful deployment on GitHub',
  hosting: 'last successful deploy run',
  parent: 'commit before the one running',
  asked: 'commit you named',
} as const satisfies Record<Candidate['source'], string>

/** Releases of our record that are good, newest first, without `running`. */
export function recordedCandidates(releases: readonly Release[], running: string): Candidate[] {
  return goodReleases(releases)
    .filter(({ sha }) => sha !== running)
    .map(({ sha, title, at }) => ({ sha, title, at, source: 'record' }))
}

/** Deployments on GitHub that succeeded once, newest first, each commit once, without `not`. */
export function deployedCandidates(
  deployments: readonly GitHubDeployment[],
  not: ReadonlySet<string>,
): Candidate[] {
  const succeeded = deployments.filter((one) => one.succeeded && !not.has(one.sha))
  return once(succeeded.map(({ sha, at }) => ({ sha, at, source: 'deployments' })))
}

/** What the hosting remembers as live, newest first, each commit once, without `not`. */
export function hostedCandidates(
  releases: readonly HostedRelease[],
  not: ReadonlySet<string>,
): Candidate[] {
  const others = releases.filter(({ sha }) => !not.has(sha))
  return once(others.map(({ sha, at }) => ({ sha, at, source: 'hosting' })))
}

function once(candidates: readonly Candidate[]): Candidate[] {
  const bySha = new Map<string, Candidate>()
  for (const candidate of candidates) {
    if (!bySha.has(candidate.sha)) bySha.set(candidate.sha, candidate)
  }
  return [...bySha.values()]
}
