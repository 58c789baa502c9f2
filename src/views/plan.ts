import { commitLink, plain, prose, truncate } from './markdown.ts'
import { details } from './issue/details.ts'

type PlannedCommit = { readonly sha: string; readonly title: string; readonly author: string }

/** What a rollback would do, decided before anything is done. */
export type RollbackPlan = {
  readonly service: string
  readonly environment: string
  readonly running?: { readonly sha: string; readonly title: string }
  readonly target: {
    readonly sha: string
    readonly title: string
    /** Where the target comes from: `the last good release`, `tag v1.4.0`. */
    readonly from: string
    /** Why it can be trusted: `good since Monday 09:14 UTC, verified 312 times`. */
    readonly why: string
  }
  /** Commits whose changes are taken back, newest first. */
  readonly commits: readonly PlannedCommit[]
  readonly steps: readonly string[]
  /** How the branch is made to agree: `revert of 2 commits on main`. */
  readonly branch?: string
  readonly warnings: readonly string[]
  /** Commits are linked below it. */
  readonly repositoryUrl?: string
}

const mostShown = 10
const mostListed = 200

/** A rollback's plan in Markdown: from what to what, what is lost, and what happens in which order. */
export function drawPlan(plan: RollbackPlan): string {
  const { target, running, warnings } = plan
  const sha = (full: string) => commitLink(full, plan.repositoryUrl)
  const goal = `${sha(target.sha)} ${plain(truncate(target.title, 100))}`
  const parts = [
    `**Plan: ${plain(plan.environment)} of ${plain(plan.service)} goes back to ${goal}**`,
    `It is ${prose(target.from)}: ${prose(target.why)}.`,
    running === undefined
      ? 'What runs now is not known.'
      : `Running now: ${`${sha(running.sha)} ${plain(truncate(running.title, 100))}`.trim()}.`,
    warnings.map((warning) => `- ⚠️ Warning: ${prose(truncate(warning, 300))}`).join('\n'),
    plan.steps.map((step, index) => `${index + 1}. ${prose(truncate(step, 200))}`).join('\n'),
    plan.branch === undefined ? '' : `Branch: ${prose(plan.branch)}.`,
    drawCommits(plan.commits, plan.repositoryUrl),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function drawCommits(commits: readonly PlannedCommit[], url: string | undefined): string {
  const lines = commits.slice(0, mostListed).map(({ sha, title, author }) => {
    return `- ${commitLink(sha, url)} ${plain(truncate(title, 100))} <sub>${plain(author)}</sub>`
  })
  const left = commits.length - lines.length
  const list = [...lines, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n')
  if (commits.length === 0) return ''
  const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`
  if (commits.length > mostShown) return details(`${count} would no longer run`, '', list)
  return `${count} would no longer run:\n\n${list}`
}
