import type { Cause } from '../causes/table.ts'
import type { Json } from '../ports.ts'
import type { ActionLine } from './action-line.ts'
import type { IncidentEvent } from './events.ts'
import type { IncidentLine } from './line.ts'

/** An incident as it is kept. */
export type IncidentRecord = {
  /** Unique for ever, across services; made by `incidentId` from the invocation that opened it. */
  readonly id: string
  readonly service: string
  readonly environment: string
  readonly events: readonly IncidentEvent[]
}

/** A release that went live, newest first in its list. */
export type Release = {
  readonly id: string
  /** Full sha. */
  readonly sha: string
  /** First line of the commit's message. */
  readonly title: string
  /** When it went live, or when we first saw it live; ISO 8601, UTC. */
  readonly at: string
  /** `good` passed verification, `bad` was live and down, `unknown` was never judged. */
  readonly verdict: 'good' | 'bad' | 'unknown'
  /** How it came: a deployment of its own, or a rollback to it. */
  readonly via: 'deployment' | 'rollback'
  readonly verifiedAt: string
  /**
   * When a rollback went away from it; ISO 8601, UTC. Such a release is no target until it is verified
   * again, or named by its sha.
   */
  readonly left?: string
  readonly url?: string
  /** Id of the snapshot of the variables that it was good with. */
  readonly snapshot?: string
}

/** Who runs a command, so that others can tell whether that run is still alive. */
export type RunIdentity = {
  /** Id of the workflow run, or `terminal:HOST:PID`. */
  readonly id: string
  readonly attempt: number
  /** The job of the run, as the workflow names it: every leg of a matrix has the same. */
  readonly job?: string
  /** Tells the processes of one run apart; a run's `post` step has that of its main step. */
  readonly nonce?: string
  readonly url?: string
}

/** What somebody or something asked for. Plain data: another run can take it on from here. */
export type Invocation = {
  /** Natural key, such as `comment:123:1` or `run:987:1`. */
  readonly key: string
  /** What set it off, and so what it runs. */
  readonly cause: Cause
  readonly actor: Actor
  /** When it was asked for; ISO 8601, UTC. */
  readonly at: string
  /** Where it can be read: the comment, the run. */
  readonly url?: string
  /** The issue or pull request where it was typed, and where the answer goes. */
  readonly issue?: { readonly number: number; readonly url: string }
}

export type Actor = {
  readonly login: string
  /** `operator`: started the workflow or the terminal, which only those may who may also act. */
  readonly kind: 'person' | 'operator' | 'itself'
  /** GitHub counts them neither to the repository nor to its organisation: a hint, no permission. */
  readonly outsider?: true
}

/** An invocation that a run has taken on. Finished ones are kept, so that none runs again. */
export type Claim = {
  readonly key: string
  readonly invocation: Invocation
  readonly run: RunIdentity
  readonly at: string
  readonly finished?: Finished
}

export type Finished = {
  readonly at: string
  readonly outcome: string
  readonly reason?: string
}

/** Something to tell, kept until it is known to have arrived. */
export type OutboxEntry = {
  /** It follows from the cause, so that one cause adds one entry: `reply:comment:123:1`. */
  readonly id: string
  /** The name of the channel. */
  readonly channel: string
  /** Entries for the same destination are delivered in order. */
  readonly destination: string
  /** Values; the channel renders them when it delivers. */
  readonly payload: Json
  /** ISO 8601, UTC. */
  readonly at: string
  /** How often it was tried in vain, after the run that added it. */
  readonly attempts: number
  /** The run that delivers it; nothing where any run may. */
  readonly run?: RunIdentity
}

export type Freeze = {
  readonly at: string
  readonly by: string
  readonly reason: string
  /** How the hosting deployed pushes by itself before: what a thaw sets it back to. */
  readonly autodeploy?: Json
}

/**
 * Everything about one service in one environment that must change together: the open incident,
 * the claims, the freeze and the releases. Its key is `services/<service>/<environment>`.
 */
export type ServiceRecord = {
  readonly schema: 1
  readonly service: string
  readonly environment: string
  readonly claims: readonly Claim[]
  readonly incident?: IncidentRecord
  readonly frozen?: Freeze
  /** When deployments were last allowed again; ISO 8601, UTC. A freeze that is there is later. */
  readonly thawed?: string
  readonly releases: readonly Release[]
  /** Incidents that are not open any more, so that no older copy of this record opens them again. */
  readonly closed?: readonly ClosedIncident[]
  /** What has to be told, and is not known to have arrived. */
  readonly outbox?: readonly OutboxEntry[]
}

/** What is left in a service's record of an incident that was open there. */
export type ClosedIncident = {
  readonly id: string
  readonly at: string
  /** Its issue, and so the name of its own record. */
  readonly issue?: number
  /** The incident that it turned out to be a part of. */
  readonly into?: string
}

/** Claims of commands that concern no service: `commands/<issue>`. */
export type CommandLedger = {
  readonly schema: 1
  readonly claims: readonly Claim[]
  readonly outbox?: readonly OutboxEntry[]
}

/** A closed incident: `incidents/<issue>`. */
export type ArchivedIncident = { readonly schema: 1; readonly incident: IncidentRecord }

/**
 * One line an incident that is closed, and one a post-mortem, so that history and figures need not read
 * them all: `index`. It says nothing that they do not, and can be made anew of them.
 */
export type IncidentIndex = {
  readonly schema: 1
  readonly lines: readonly IndexedLine[]
  readonly actions?: readonly IndexedActions[]
}

/** A line, and the version of the record `incidents/<issue>` that it was made of. */
export type IndexedLine = IncidentLine & { readonly version: string }

/** The same of a record `post-mortems/…`. */
export type IndexedActions = ActionLine & { readonly version: string }
