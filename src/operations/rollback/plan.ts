import type { PlaceContext } from '../../engine/context.ts'
import { OutageError } from '../../errors.ts'
import { spoiledCommits } from '../../incident/releases.ts'
import { listCommits, readCommit } from '../../github/git.ts'
import { code } from '../../views/markdown.ts'
import {
  deployedCandidates,
  hostedCandidates,
  recordedCandidates,
  type Candidate,
} from './target.ts'
import { foreign, isOnBranch } from '../on-branch.ts'
import type { RollbackVariables } from '../variables/restored.ts'
import { liveAt, runningCommit, toldDeployments } from '../what-runs.ts'
import type { Plan } from './plan-shape.ts'

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

/** Decides what a rollback will do, from what is known before it begins. Changes nothing. */
export async function makePlan(context: PlaceContext, request: RollbackRequest): Promise<Plan> {
  const { settings, service } = context.place
  const [overview, live] = await Promise.all([
    context.overview,
    request.failed === undefined ? liveAt(context) : undefined,
  ])
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
  const not = new Set([running, ...spoiledCommits(releases)])
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

/** What becomes of the variables, where anybody wants that; only then it is loaded. */
async function variablesOf(
  context: PlaceContext,
  asked: boolean,
  candidates: readonly Candidate[],
): Promise<RollbackVariables | undefined> {
  const { variables } = context.place.settings
  if (!asked && variables?.restore !== 'with-rollback') return undefined
  const { planVariables } = await import('../variables/with-rollback.ts')
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
