import type { Invocation } from '../incident/record.ts'
import type { IssueSnapshot } from '../engine/context.ts'
import type { Config } from '../config/schema.ts'

/** An event as GitHub handed it to the run. */
export type GitHubEvent = {
  /** `issue_comment`, `workflow_run`, … */
  readonly name: string
  readonly payload: unknown
}

/** What an event asks for, in order. */
export type Request = {
  readonly invocations: readonly Invocation[]
  /** The issue that the event is about, as it was then. */
  readonly issue?: IssueSnapshot
}

/**
 * A Trigger is responsible for one kind of event: what it asks for, if anything. It reads the
 * payload and the configuration, and touches nothing.
 */
export type Trigger = (event: GitHubEvent, config: () => Promise<Config>) => Promise<Request>

/** Nothing to do. */
export const nothing: Request = { invocations: [] }
