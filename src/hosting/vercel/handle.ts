/**
 * The id of a deployment of ours, as it is kept in the journal: Vercel's own for a build, and for a
 * rollback also when the alias request before ours was made. Vercel keeps the last such request
 * only, and this is how a run that takes over tells ours from an older one, by Vercel's own clock.
 */
export type Handle =
  | { readonly way: 'build'; readonly deployment: string }
  | {
      readonly way: 'instant'
      readonly deployment: string
      /** Milliseconds since the epoch: `requestedAt` of the one before; 0 where there was none. */
      readonly after: number
    }

/** As it is kept. */
export function printHandle(handle: Handle): string {
  return handle.way === 'build' ? handle.deployment : `${handle.deployment}@${handle.after}`
}

/** What was kept, read again. */
export function readHandle(id: string): Handle {
  const [deployment = '', after] = id.split('@')
  if (after === undefined) return { way: 'build', deployment }
  return { way: 'instant', deployment, after: Number(after) }
}
