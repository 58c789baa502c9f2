import type { World } from '@outage-playbook/rehearsal/world.ts'

/** How GitHub refuses something. */
export type Refused = { readonly status: number; readonly message: string }

export const noPermission: Refused = {
  status: 403,
  message: 'Resource not accessible by integration',
}

/** Refuses what the action asks where `isHit` says so, as often as `times`; stops when it is called. */
export function refuse(
  world: World,
  isHit: (method: string, path: string) => boolean,
  { status, message }: Refused,
  times = Infinity,
): () => void {
  let left = times
  return world.github.intercept(async ({ phase, request: { method, path, run } }) => {
    if (phase !== 'before' || run === undefined || !isHit(method, path) || left-- <= 0) {
      return undefined
    }
    return { kind: 'answer', reply: { status, body: { message } } }
  })
}

/** A comment is posted. */
export const posts = (method: string, path: string): boolean =>
  method === 'POST' && path.endsWith('/comments')

/** An issue is opened. */
export const opens = (method: string, path: string): boolean =>
  method === 'POST' && path.endsWith('/issues')

/** Anything is written to an issue. */
export const writesToIssues = (method: string, path: string): boolean =>
  method !== 'GET' && /\/issues(?:\/|$)/.test(path)

/** Anything is asked of one issue. */
export const asksOf =
  (issue: number) =>
  (_: string, path: string): boolean =>
    new RegExp(`/issues/${issue}(?:/|$|\\?)`).test(path)

/** From now on an issue is deleted, for all that the action asks: also lists lack it. */
export function lose(world: World, issue: number): () => void {
  const gone = refuse(world, asksOf(issue), { status: 410, message: 'This issue was deleted' })
  const unlisted = world.github.intercept(async ({ phase, request: { path, run }, reply }) => {
    const isList = phase === 'after' && run !== undefined && /\/issues\?/.test(path)
    if (!isList || !Array.isArray(reply?.body)) return undefined
    const body = reply.body.filter((one: unknown) => Object(one)['number'] !== issue)
    return { kind: 'answer', reply: { status: 200, body } }
  })
  return () => {
    gone()
    unlisted()
  }
}

/** One sweep, and what it printed. */
export async function sweep(world: World): Promise<{
  readonly stdout: string
  readonly outcome: string | undefined
}> {
  const run = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
  const { stdout, outputs } = await run.ended
  await world.waitForIdle()
  return { stdout, outcome: outputs['outcome'] }
}
