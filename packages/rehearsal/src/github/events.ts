import type { Actor } from './actors.ts'
import type { Json } from './http.ts'

/** Something that GitHub would tell a webhook, and that may start workflows. */
export type GitHubEvent = {
  /** Name of the event, such as `issue_comment`. */
  readonly name: string
  readonly payload: Json
  readonly actor: Actor
  /** ISO 8601, UTC. */
  readonly at: string
  /** False for what a run's own token did, except dispatches (docs: "Triggering a workflow"). */
  readonly startsRuns: boolean
  /** Id of the run that GitHub has made for a dispatch. */
  readonly run?: number
}

/** What the runner is asked directly, without an event. */
type RunRequest = { readonly kind: 'cancel' | 'rerun'; readonly run: number }

/** A Bus is responsible for telling every listener what happened, in order. */
export type Bus = {
  emit(name: string, payload: Json, actor: Actor, run?: number): void
  ask(request: RunRequest): void
  /** Answers the function that stops listening. */
  onEvent(listener: (event: GitHubEvent) => void): () => void
  onRequest(listener: (request: RunRequest) => void): () => void
  /** Everything so far. */
  readonly events: readonly GitHubEvent[]
}

/** Opens a bus with no listeners. */
export function openBus(time: () => Date): Bus {
  const listeners = new Set<(event: GitHubEvent) => void>()
  const runners = new Set<(request: RunRequest) => void>()
  const events: GitHubEvent[] = []
  return {
    events,
    emit(name, payload, actor, run) {
      const startsRuns =
        !actor.workflow || name === 'workflow_dispatch' || name === 'repository_dispatch'
      const at = time().toISOString()
      const event = { name, payload, actor, at, startsRuns, ...(run === undefined ? {} : { run }) }
      events.push(event)
      for (const listener of listeners) listener(event)
    },
    ask(request) {
      for (const runner of runners) runner(request)
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onRequest(listener) {
      runners.add(listener)
      return () => void runners.delete(listener)
    },
  }
}
