import type { GitHubDeployment } from '../github/overview.ts'
import type { Release } from '../incident/record.ts'
import type { HostedRelease } from '../ports.ts'

/** A commit that could be rolled back to, and where we know of it from. */
export type Candidate = {
  readonly sha: string
  readonly title?: string
  readonly source: 'record' | 'deployments' | 'hosting' | 'parent' | 'asked'
  /** When it went live; ISO 8601, UTC. */
  readonly at?: string
}

/** How a source is named to people. */
export const sourceNames = {
  record: 'last verified release',
  deployments: 'last successful deployment on GitHub',
  hosting: 'last successful deploy run',
  parent: 'commit before the one running',
  asked: 'commit you named',
} as const satisfies Record<Candidate['source'], string>

/**
 * The commit that runs, as well as it can be known: the failed one that set this off, else what the
 * hosting says, else what was deployed last by anybody's account, else the head of the branch.
 */
export function runningCommit(known: {
  readonly failed?: string
  readonly live?: string
  readonly releases: readonly Release[]
  readonly deployments: readonly GitHubDeployment[]
  readonly head: string
}): string {
  if (known.failed !== undefined) return known.failed
  if (known.live !== undefined) return known.live
  const [release] = known.releases
  // One of ours that did not succeed may have come to nothing; what it left running is in our record.
  const deployment = known.deployments.find(
    ({ operation, succeeded }) => succeeded || operation === undefined,
  )
  if (release && deployment) {
    const later = Date.parse(deployment.at) > Date.parse(release.at)
    return later ? deployment.sha : release.sha
  }
  return release?.sha ?? deployment?.sha ?? known.head
}

/** Releases of our record that were good last time we looked, newest first, without `running`. */
export function recordedCandidates(releases: readonly Release[], running: string): Candidate[] {
  return latestOf(releases)
    .filter(({ sha, verdict }) => verdict === 'good' && sha !== running)
    .map(({ sha, title, at }) => ({ sha, title, at, source: 'record' }))
}

/** The newest entry of each commit. */
function latestOf(releases: readonly Release[]): readonly Release[] {
  const latest = new Map<string, Release>()
  for (const release of releases) if (!latest.has(release.sha)) latest.set(release.sha, release)
  return [...latest.values()]
}

/** Commits that were found bad last time we looked: never a target, wherever else they are listed. */
export function badCommits(releases: readonly Release[]): ReadonlySet<string> {
  return new Set(latestOf(releases).flatMap(({ sha, verdict }) => (verdict === 'bad' ? sha : [])))
}

/** Milliseconds around a deployment of ours in which the run that carried it out may be listed. */
const before = 120_000
const after = 1_800_000

/**
 * The deployments that say what was deployed. A workflow that is given the commit is listed with the
 * head of its branch: beside each of ours, which names the commit, stands one that may never have run
 * anywhere.
 */
export function truthful(deployments: readonly GitHubDeployment[]): readonly GitHubDeployment[] {
  const oldestFirst = deployments.toReversed().map((one) => ({ ...one, time: Date.parse(one.at) }))
  const byRuns = oldestFirst.filter(({ operation }) => operation === undefined)
  const wrong = oldestFirst.flatMap(({ operation, sha, time }) => {
    if (operation === undefined) return []
    const later = byRuns.find((run) => run.time >= time && run.time <= time + after)
    const run = later ?? byRuns.findLast((one) => one.time < time && one.time >= time - before)
    return run === undefined || run.sha === sha ? [] : [run.id]
  })
  return deployments.filter(({ id }) => !wrong.includes(id))
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
