import type { GitHubEvent } from '../github/events.ts'
import { isObject } from '../github/http.ts'

/** Events that a workflow listens to, and the actions of each; none means all. */
export type Listens = Readonly<Record<string, readonly string[]>>

/** Whether an event, other than a dispatch of a workflow, starts a run of a workflow. */
export function startsRun(event: GitHubEvent, listens: Listens): boolean {
  const actions = listens[event.name]
  if (actions === undefined || !event.startsRuns) return false
  const action = event.payload['action']
  if (actions.length > 0 && !actions.includes(String(action))) return false
  if (event.name !== 'workflow_run') return true
  const run = event.payload['workflow_run']
  return isObject(run) && run['name'] === 'Deploy'
}

/** The commit whose push starts a deployment, if the event is one. */
export function deploysOnPush(event: GitHubEvent, branch: string): string | undefined {
  const { ref, after, deleted } = event.payload
  const starts = event.name === 'push' && event.startsRuns && deleted !== true
  return starts && ref === `refs/heads/${branch}` && typeof after === 'string' ? after : undefined
}
