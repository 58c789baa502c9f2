import type { GitHub } from '../github/github.ts'
import type { LoggedRequest } from '../github/log.ts'
import type { ProviderApi } from '../providers/front.ts'
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

/**
 * Kills the first run that gets as far as the given request, there; once. What a provider is asked
 * counts too, as long as a single run goes on.
 */
export function killAt(
  { github, api }: { readonly github: GitHub; readonly api: ProviderApi | undefined },
  runner: Runner,
  plan: KillPlan,
): PlannedKill {
  const counts = new Map<string, number>()
  const marked = new Set<LoggedRequest['id'] | string>()
  let victim: { readonly run: number; readonly request: LoggedRequest } | undefined

  /** True where the run was killed at this request. */
  async function isHit(
    phase: 'before' | 'after',
    request: LoggedRequest,
    id: number | string,
    run: string | undefined,
  ): Promise<boolean> {
    const played = runner.runs.some((known) => run === `${known.id}:${known.attempt}`)
    if (victim !== undefined || run === undefined || !played) return false
    if (plan.counts?.(request) === false) return false
    if (phase === 'before') {
      const count = (counts.get(run) ?? 0) + 1
      counts.set(run, count)
      if (count === plan.request) marked.add(id)
    }
    if (phase !== plan.when || !marked.has(id)) return false
    victim = { run: Number(run.split(':')[0]), request }
    await runner.kill({ id: victim.run })
    return true
  }

  const running = (): string | undefined => {
    const [one, ...others] = runner.runs.filter((run) => run.status() === 'running')
    return one === undefined || others.length > 0 ? undefined : `${one.id}:${one.attempt}`
  }
  const stops = [
    github.intercept(async ({ phase, request }) =>
      (await isHit(phase, request, request.id, request.run)) ? { kind: 'destroy' } : undefined,
    ),
    api?.intercept(async ({ phase, request }) =>
      (await isHit(phase, request, `api:${request.id}`, running())) ? 'destroy' : undefined,
    ),
  ]
  return { killed: () => victim, stop: () => stops.forEach((stop) => stop?.()) }
}
