import type { CommitInfo, Comparison } from './git.ts'

/** A commit with what is needed to compare it with others. */
export type HistoricCommit = CommitInfo & {
  readonly parents: readonly string[]
  /** Sha of the folder `.github/workflows`; empty where there is none. */
  readonly workflows: string
}

/**
 * How a commit stands to the head of a branch, from the newest commits of the branch alone. Nothing
 * where they do not reach far enough to tell.
 */
export function standing(
  history: readonly HistoricCommit[],
  target: string,
): Comparison | undefined {
  const [head] = history
  const known = new Map(history.map((commit) => [commit.sha, commit]))
  const base = known.get(target)
  if (head === undefined || base === undefined) return undefined
  const below = reach(known, target)
  const after = history.filter(({ sha }) => !below.has(sha))
  // A side branch that leaves the window may have begun before the target: then we cannot tell.
  if (after.some(({ parents }) => parents.some((parent) => !known.has(parent)))) return undefined
  return {
    base,
    head,
    ancestor: true,
    commits: after.toReversed(),
    total: after.length,
    workflowsDiffer: base.workflows !== head.workflows,
  }
}

/** A commit and all its known ancestors. */
function reach(known: ReadonlyMap<string, HistoricCommit>, from: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(known.get(next)?.parents ?? []))
  }
  return reached
}
