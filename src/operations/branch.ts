import type { ServiceContext } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { statusOf, type GitHub } from '../github/client.ts'
import {
  createCommit,
  listCommits,
  moveBranch,
  treeKeepingGithubFolder,
  type Comparison,
} from '../github/git.ts'
import { openPull } from '../github/pulls.ts'
import type { Evidence } from '../ports.ts'
import { code, prose, quiet } from '../views/markdown.ts'
import { compareNow } from './on-branch.ts'
import type { StepOutcome } from './journal.ts'

/** How the branch came to agree with what runs. */
export type Agreement =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'reverted'; readonly sha: string }
  | { readonly kind: 'pull-request'; readonly number: number; readonly why?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** A commit that takes the branch back, made but not pointed at. */
export type Prepared = { readonly sha: string; readonly head: string } | 'agrees'

export type BranchJob = {
  readonly context: ServiceContext
  readonly operation: string
  readonly target: string
  readonly reason: string
  readonly mode: 'revert' | 'pull-request'
}

/**
 * Makes the commit that takes the branch back: its tree is the target's, its parent the head. No
 * clone is needed, and the cost is the same for ten commits and for a million.
 */
export async function prepareCommit(job: BranchJob, comparison: Comparison): Promise<Prepared> {
  const { base, head, workflowsDiffer } = comparison
  if (base.tree === head.tree) return 'agrees'
  const github = job.context.engine.codeOf(job.context.place)
  // A workflow's token may not change workflows: they stay as they are.
  const tree = workflowsDiffer ? await keepingWorkflows(github, base.tree, head.tree) : base.tree
  if (tree === head.tree) return 'agrees'
  const sha = await createCommit(github, {
    message: messageFor(job, comparison),
    tree,
    parent: head.sha,
  })
  return { sha, head: head.sha }
}

async function keepingWorkflows(github: GitHub, target: string, head: string): Promise<string> {
  try {
    return await treeKeepingGithubFolder(github, target, head)
  } catch (error) {
    if (![403, 404, 422].includes(statusOf(error))) throw error
    return target
  }
}

function messageFor(job: BranchJob, comparison: Comparison): string {
  const { environment } = job.context.place
  const taken = comparison.commits
    .slice(-50)
    .toReversed()
    .map(({ sha, title }) => `- ${sha.slice(0, 7)} ${quiet(title)}`)
  return [
    `Roll ${environment} back to ${job.target.slice(0, 7)}`,
    '',
    // Behind a word of ours, so that nobody's reason is read as a trailer.
    `Why: ${quiet(job.reason)}`,
    '',
    `Takes back ${comparison.total} ${comparison.total === 1 ? 'commit' : 'commits'}:`,
    ...taken,
    ...(comparison.workflowsDiffer ? ['', 'Files below .github stay as they are.'] : []),
    '',
    `Outage-Operation: ${job.operation}`,
    `Outage-Target: ${job.target}`,
  ].join('\n')
}

/** Points the branch at the prepared commit, or opens a pull request where it may not be moved. */
export async function agree(job: BranchJob, prepared: Prepared): Promise<StepOutcome<Agreement>> {
  if (prepared === 'agrees') {
    return { result: { kind: 'agrees' }, evidence: { text: 'the branch holds it already' } }
  }
  if (job.mode === 'pull-request') return propose(job, prepared.sha, undefined)
  const github = job.context.engine.codeOf(job.context.place)
  const { branch } = job.context.place.settings
  let next: Prepared = prepared
  for (let tries = 0; tries < 5; tries++) {
    const moved = await moveBranch(github, branch, next.sha)
    if (moved === 'moved') return reverted(github, next.sha)
    if (moved !== 'head-moved') return propose(job, next.sha, moved)
    // By somebody else, or by ourselves, and the answer was lost.
    const ours = await findAgreement(job)
    if (ours) return ours
    next = await prepareCommit(job, await compareNow(job.context, job.target))
    if (next === 'agrees') return { result: { kind: 'agrees' } }
  }
  throw new OutageError('record-contended', `The branch \`${branch}\` keeps moving.`, {
    remedy: '`/retry` when nobody pushes.',
  })
}

function reverted(github: GitHub, sha: string): StepOutcome<Agreement> {
  return { result: { kind: 'reverted', sha }, evidence: commitEvidence(github, sha) }
}

function commitEvidence(github: GitHub, sha: string): Evidence {
  return { text: sha.slice(0, 7), url: `${github.url}/commit/${sha}` }
}

async function propose(
  job: BranchJob,
  sha: string,
  refusal: 'protected' | 'workflows-refused' | undefined,
): Promise<StepOutcome<Agreement>> {
  const github = job.context.engine.codeOf(job.context.place)
  const { environment, settings } = job.context.place
  const pull = await openPull(github, {
    title: `Roll ${environment} back to ${job.target.slice(0, 7)}`,
    body: [
      prose(quiet(job.reason)),
      `${prose(environment)} runs ${code(job.target.slice(0, 7))} already; merging this makes ${code(settings.branch)} agree.`,
      `Outage-Operation: ${job.operation}`,
    ].join('\n\n'),
    branch: branchName(job),
    base: settings.branch,
    sha,
  })
  if ('refused' in pull) {
    throw new OutageError('branch-protected', `The pull request was refused: ${pull.refused}`)
  }
  const why =
    refusal === 'workflows-refused'
      ? 'its token may not change workflow files'
      : refusal && 'it is protected'
  return {
    result: { kind: 'pull-request', number: pull.number, ...(why ? { why } : {}) },
    evidence: { text: `pull request #${pull.number}`, url: pull.url },
  }
}

const branchName = (job: BranchJob) => `outage/rollback-${job.operation}`

/** The agreement that a run made before it died: a commit with our trailer. */
export async function findAgreement(job: BranchJob): Promise<StepOutcome<Agreement> | undefined> {
  const github = job.context.engine.codeOf(job.context.place)
  const commits = await listCommits(github, job.context.place.settings.branch, 100)
  const ours = commits.find(
    ({ message }) =>
      message.includes(`\nOutage-Operation: ${job.operation}\n`) &&
      message.includes(`\nOutage-Target: ${job.target}`),
  )
  return ours && reverted(github, ours.sha)
}
