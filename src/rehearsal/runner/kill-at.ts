import type { GitHub } from '../github/github.ts'
import type { LoggedRequest } from '../github/log.ts'
import type { OpenProvider } from '../providers/provider.ts'
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
  killed(): Killed | undefined
  /** Gives the plan up. */
  stop(): void
}

type Killed = { readonly run: number; readonly request: LoggedRequest }

/** What is asked by runs: GitHub, and the hosting's own API. */
type Around = {
  readonly github: GitHub
  readonly runner: Runner
  readonly provider: OpenProvider
}

/** Kills the first run that gets as far as the given request, there; once. */
export function killAt({ github, runner, provider }: Around, plan: KillPlan): PlannedKill {
  const counts = new Map<string, number>()
  const marked = new Set<string>()
  let victim: Killed | undefined

  async function isKilled(
    from: 'github' | 'hosting',
    phase: 'before' | 'after',
    run: string,
    request: Killed['request'],
  ): Promise<boolean> {
    const key = `${from} ${request.id}`
    if (phase === 'before') {
      const count = (counts.get(run) ?? 0) + 1
      counts.set(run, count)
      if (count === plan.request) marked.add(key)
    }
    if (phase !== plan.when || !marked.has(key)) return false
    victim = { run: Number(run.split(':')[0]), request }
    await runner.kill({ id: victim.run })
    return true
  }

  const leave = github.intercept(async ({ phase, request }) => {
    const { run } = request
    const played = runner.runs.some(({ id, attempt }) => run === `${id}:${attempt}`)
    if (victim !== undefined || run === undefined || !played) return undefined
    if (plan.counts?.(request) === false) return undefined
    return (await isKilled('github', phase, run, request)) ? { kind: 'destroy' } : undefined
  })
  const leaveProvider = provider.api?.intercept(async ({ phase, request }) => {
    // A hosting does not know which run asks; it is told apart where there is only one.
    const [one, ...others] = runner.runs.filter((run) => run.status() === 'running')
    if (victim !== undefined || one === undefined || others.length > 0) return undefined
    if (plan.counts !== undefined) return undefined
    return (await isKilled('hosting', phase, `${one.id}:${one.attempt}`, request))
      ? 'destroy'
      : undefined
  })
  const stop = (): void => {
    leave()
    leaveProvider?.()
  }
  return { killed: () => victim, stop }
}
