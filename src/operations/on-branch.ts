import type { PlaceContext } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { compare, type Comparison } from '../github/git.ts'
import { standing } from '../github/standing.ts'
import { code } from '../views/markdown.ts'

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
