import type { PlaceContext } from '../engine/context.ts'
import { hasOwnDeployments } from '../config/select.ts'
import { OutageError } from '../errors.ts'
import { compare, listCommits, readCommit, type Comparison } from '../github/git.ts'
import type { GitHubDeployment, Overview } from '../github/overview.ts'
import { standing } from '../github/standing.ts'
import { code } from '../views/markdown.ts'
import {
  badCommits,
  deployedCandidates,
  hostedCandidates,
  recordedCandidates,
  runningCommit,
  truthful,
  type Candidate,
} from './target.ts'
import type { RollbackVariables } from './variables/restored.ts'

/** What a rollback is asked to do. */
export type RollbackRequest = {
  /** Nothing: the last good release. A number: so many back. Else a sha, a tag, a release's id. */
  readonly target?: string
  readonly reason?: string
  readonly keepBranch?: boolean
  /** Also puts the variables of the target back, whatever the configuration says. */
  readonly withVariables?: boolean
  readonly dryRun?: boolean
  /** Sha of the deployment that failed, where one set this off. */
  readonly failed?: string
}

/** What it will do. Plain data: it is the first thing in the journal. */
export type Plan = {
  readonly running: string
  readonly head: string
  /** The target first, then what is tried if it is not healthy. */
  readonly candidates: readonly Candidate[]
  readonly branch: 'revert' | 'pull-request' | 'leave'
  /** True where deployments of this environment are written by its deploy workflow. */
  readonly recorded: boolean
  /** What it does about variables; nothing where nobody wants it to. */
  readonly variables?: RollbackVariables
}

/** Decides what a rollback will do, from what is known before it begins. Changes nothing. */
export async function makePlan(context: PlaceContext, request: RollbackRequest): Promise<Plan> {
  const { settings, service } = context.place
  const [overview, live] = await Promise.all([context.overview, liveAt(context, request)])
  if (overview?.head === undefined) {
    throw new OutageError(
      'branch-missing',
      `The branch ${code(settings.branch)} of ${service} does not exist.`,
    )
  }
  const { head } = overview
  const deployments = toldDeployments(context, overview)
  const { releases } = context.file.value
  const running = runningCommit({
    releases,
    deployments,
    head: head.sha,
    ...(request.failed === undefined ? {} : { failed: request.failed }),
    ...(live === undefined ? {} : { live }),
  })
  const not = new Set([running, ...badCommits(releases)])
  const { attempts, branch } = settings.rollback
  const wanted = stepsBack(request.target) - 1 + attempts
  const known = [
    () => recordedCandidates(releases, running),
    () => onBranch(context, deployedCandidates(deployments, not), wanted),
    () => hosted(context, not),
    () => parents(context, running, not),
  ]
  const asked = await askedFor(context, request.target, running)
  const found = asked ? [asked] : await chosen(known, request.target)
  const candidates = found.slice(0, attempts)
  const variables = await variablesOf(context, request.withVariables ?? false, candidates)
  return {
    running,
    head: head.sha,
    candidates,
    ...(variables ? { variables } : {}),
    branch: request.keepBranch ? 'leave' : branch,
    recorded: deployments.some(({ operation }) => operation === undefined),
  }
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

/**
 * What runs as a hosting says it that deploys by itself: nobody may have told us of its last release.
 */
async function liveAt(
  { engine, place }: PlaceContext,
  { failed }: RollbackRequest,
): Promise<string | undefined> {
  const { autodeploy, releases } = engine.hostingOf(place)
  if (failed !== undefined || autodeploy === undefined) return undefined
  return (await releases?.(1))?.[0]?.sha
}

/** What becomes of the variables, where anybody wants that; only then it is loaded. */
async function variablesOf(
  context: PlaceContext,
  asked: boolean,
  candidates: readonly Candidate[],
): Promise<RollbackVariables | undefined> {
  const { variables } = context.place.settings
  if (!asked && variables?.restore !== 'with-rollback') return undefined
  const { planVariables } = await import('./variables/with-rollback.ts')
  return planVariables(context, asked, candidates)
}

/** How many releases to go back, where a target does not name one. */
function stepsBack(target: string | undefined): number {
  return target !== undefined && /^[1-9]\d?$/.test(target) ? Number(target) : 1
}

/** The first source that has enough candidates to choose from. */
async function chosen(
  sources: readonly (() => Candidate[] | Promise<Candidate[]>)[],
  target: string | undefined,
): Promise<Candidate[]> {
  const back = stepsBack(target)
  let most = 0
  for (const source of sources) {
    const candidates = await source()
    most = Math.max(most, candidates.length)
    if (candidates.length >= back) return candidates.slice(back - 1)
  }
  throw new OutageError(
    'target-missing',
    most === 0
      ? 'No earlier release is known: not in our record, not on GitHub, not in the history.'
      : `Only ${most} earlier ${most === 1 ? 'release is' : 'releases are'} known, not ${back}.`,
  )
}

async function hosted(context: PlaceContext, not: ReadonlySet<string>): Promise<Candidate[]> {
  const releases = await context.engine.hostingOf(context.place).releases?.(20)
  return hostedCandidates(releases ?? [], not)
}

async function parents(
  context: PlaceContext,
  running: string,
  not: ReadonlySet<string>,
): Promise<Candidate[]> {
  const commits = await listCommits(context.engine.codeOf(context.place), running, 10)
  const older = commits.filter(
    ({ sha, message }) => !not.has(sha) && !message.includes('\nOutage-Operation: '),
  )
  return older.map(({ sha, title }) => ({ sha, title, source: 'parent' }))
}

/** The commit that was named, checked; nothing where none or only a number was. */
async function askedFor(
  context: PlaceContext,
  target: string | undefined,
  running: string,
): Promise<Candidate | undefined> {
  if (target === undefined || /^[1-9]\d?$/.test(target)) return undefined
  const { releases } = context.file.value
  const release = releases.find(({ id }) => id === target)
  const github = context.engine.codeOf(context.place)
  const commit = release ?? (await readCommit(github, target))
  if (commit === undefined) {
    throw new OutageError('target-unknown', `There is no commit, tag or release ${code(target)}.`)
  }
  const { sha, title } = commit
  if (sha === running) {
    throw new OutageError('target-running', `${code(sha.slice(0, 7))} is what runs now.`)
  }
  if (!(await isOnBranch(context, sha))) throw foreign(context, sha)
  return { sha, title, source: 'asked' }
}

/** A commit that the deployed branch does not hold, so that nobody reviewed it for that branch. */
export function foreign({ place }: PlaceContext, sha: string): OutageError {
  return new OutageError(
    'target-foreign',
    `${code(sha.slice(0, 7))} is not in the history of ${code(place.settings.branch)}.`,
  )
}

/** True where a commit is in the history of the deployed branch. */
export async function isOnBranch(context: PlaceContext, sha: string): Promise<boolean> {
  const overview = await context.overview
  if (overview?.history.some((commit) => commit.sha === sha)) return true
  const { settings } = context.place
  const comparison = await compare(context.engine.codeOf(context.place), sha, settings.branch)
  return comparison?.ancestor ?? false
}

/** Questions to GitHub that finding candidates may cost. */
const mostAsked = 10

/**
 * The first of the candidates that are on the branch: whoever may push may write any deployment on
 * GitHub, also one of a fork's commit.
 */
async function onBranch(
  context: PlaceContext,
  candidates: readonly Candidate[],
  wanted: number,
): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const candidate of candidates.slice(0, wanted + mostAsked)) {
    if (found.length < wanted && (await isOnBranch(context, candidate.sha))) found.push(candidate)
  }
  return found
}

/**
 * How the target stands to the branch: from what is known already where that suffices, else by
 * asking. `target-unknown` where it is gone.
 */
export async function compareTarget(context: PlaceContext, sha: string): Promise<Comparison> {
  const overview = await context.overview
  return standing(overview?.history ?? [], sha) ?? compareNow(context, sha)
}

/** How the target stands to the branch at this moment. */
export async function compareNow(context: PlaceContext, sha: string): Promise<Comparison> {
  const github = context.engine.codeOf(context.place)
  const comparison = await compare(github, sha, context.place.settings.branch)
  if (comparison) return comparison
  throw new OutageError(
    'target-unknown',
    `The commit ${code(sha)} is not in the repository any more.`,
  )
}
