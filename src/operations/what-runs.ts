import { hasOwnDeployments } from '../config/select.ts'
import type { PlaceContext } from '../engine/context.ts'
import type { GitHubDeployment, Overview } from '../github/overview.ts'
import type { Release } from '../incident/record.ts'

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
    const later = isLater(deployment, release, known.deployments)
    return later ? deployment.sha : release.sha
  }
  return release?.sha ?? deployment?.sha ?? known.head
}

/**
 * Whether a deployment was made after a release of our record. GitHub's times are in whole seconds:
 * within one, the order of its own list decides, where the release stands in it as well.
 */
function isLater(
  deployment: GitHubDeployment,
  release: Release,
  newestFirst: readonly GitHubDeployment[],
): boolean {
  const seconds = ({ at }: { readonly at: string }) => Math.floor(Date.parse(at) / 1_000)
  if (seconds(deployment) !== seconds(release)) return seconds(deployment) > seconds(release)
  const own = newestFirst.findIndex(
    ({ sha, operation }) => sha === release.sha || release.id === `rollback-${operation}`,
  )
  return own > newestFirst.indexOf(deployment)
}

/**
 * What GitHub says was deployed of the service: nothing of others whose environment has the same name,
 * and nothing that cannot be so.
 */
export function toldDeployments(
  { engine, place, settings }: PlaceContext,
  { deployments }: Pick<Overview, 'deployments'>,
): readonly GitHubDeployment[] {
  const own = hasOwnDeployments(settings.config, place)
    ? deployments
    : deployments.filter(({ service }) => service === place.service)
  return engine.hostingOf(place).listedAs === 'branch-head' ? truthful(own) : own
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

/**
 * What runs as a hosting says it that deploys by itself: nobody may have told us of its last release.
 */
export async function liveAt({
  engine,
  place,
}: Pick<PlaceContext, 'engine' | 'place'>): Promise<string | undefined> {
  const { autodeploy, releases } = engine.hostingOf(place)
  if (autodeploy === undefined) return undefined
  return (await releases?.(1))?.[0]?.sha
}
