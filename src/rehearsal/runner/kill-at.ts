import type { GitHub } from '../github/github.ts'
import type { LoggedRequest } from '../github/log.ts'
import type { Runner } from './runner.ts'

export type KillPlan = {
  /** The how manieth request of the run; 1 is its first. */
  readonly request: number
  /** `before`: the request is never performed; `after`: it is, and the answer is lost. */
  readonly when: 'before' | 'after'
  /** Which requests count; all by default. */
  readonly counts?: (request: LoggedRequest) => boolean
}

export type PlannedKill = {
  /** Id of the run that was killed, and what it was asking; nothing while it has not happened. */
  killed(): { readonly run: number; readonly request: LoggedRequest } | undefined
  /** Gives the plan up. */
  stop(): void
}

/** Kills the first run that gets as far as the given request, there; once. */
export function killAt(github: GitHub, runner: Runner, plan: KillPlan): PlannedKill {
  const counts = new Map<string, number>()
  const marked = new Set<number>()
  let victim: { readonly run: number; readonly request: LoggedRequest } | undefined
  const stop = github.intercept(async ({ phase, request }) => {
    const { run } = request
    const played = runner.runs.some(({ id, attempt }) => run === `${id}:${attempt}`)
    if (victim !== undefined || run === undefined || !played) return undefined
    if (plan.counts?.(request) === false) return undefined
    if (phase === 'before') {
      const count = (counts.get(run) ?? 0) + 1
      counts.set(run, count)
      if (count === plan.request) marked.add(request.id)
    }
    if (phase !== plan.when || !marked.has(request.id)) return undefined
    victim = { run: Number(run.split(':')[0]), request }
    await runner.kill({ id: victim.run })
    return { kind: 'destroy' }
  })
  return { killed: () => victim, stop }
}
