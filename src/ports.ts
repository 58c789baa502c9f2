/** What the engine needs of the outside world. Types only; `wiring.ts` chooses the adapters. */

/** What all probes say together. `unknown` means the prober failed, never that the service did. */
export type Verdict = 'up' | 'degraded' | 'down' | 'unknown'

/** A fact with something to click on or to count. */
export type Evidence = { readonly text: string; readonly url?: string }

/** A Clock is responsible for time, so that tests and drills can have their own. */
export type Clock = {
  now(): Date
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/**
 * A RecordStore is responsible for keeping JSON values under keys, and for letting only one of two
 * writers win. Everything that must not happen twice rests on `save`.
 */
export type RecordStore = {
  load(key: string): Promise<{ readonly value: unknown; readonly version: string } | undefined>
  /**
   * Saves `value` if the record is still at `version` (`undefined`: does not exist yet), and
   * answers its new version, or `conflict` where somebody else was first. `why` describes the
   * change for the store's own history.
   */
  save(
    key: string,
    value: unknown,
    version: string | undefined,
    why: string,
  ): Promise<{ readonly version: string } | 'conflict'>
  /** Keys below `prefix`, sorted, each with a version that changes whenever the record does. */
  list(prefix: string): Promise<readonly ListedRecord[]>
  /**
   * The values of many records in few requests, as they were or are, in the order of `listed`, which
   * `list` answered; nothing for one that cannot be found. For those who only look.
   */
  loadMany(listed: readonly ListedRecord[]): Promise<readonly unknown[]>
}

export type ListedRecord = { readonly key: string; readonly version: string }

/** One finding of one probe. */
export type ProbeResult = {
  /** What was asked, such as `GET /api/health`. */
  readonly probe: string
  readonly verdict: Verdict
  /** Why, in a few words: `503, expected 200`. Never holds a secret. */
  readonly detail: string
  readonly milliseconds: number
  /** ISO 8601, UTC. */
  readonly at: string
}

/** A Probe is responsible for one question about the health of a service. It never throws. */
export type Probe = {
  readonly name: string
  check(signal: AbortSignal): Promise<ProbeResult>
}

/** What a hosting is asked to deploy. */
export type DeployRequest = {
  /** Full sha of the commit to run. */
  readonly sha: string
  /** Operation that asks, so that what it started can be found again. */
  readonly operation: string
  readonly reason: string
  /** Ids of deployments that the same operation has asked for before: this is none of them. */
  readonly others?: readonly string[]
  /** `build`: built anew, so that it runs with the variables that the hosting holds now. */
  readonly way?: 'build'
}

/**
 * How a request would be carried out, and why that way. `instant`: the hosting goes back to a release
 * that it still holds; `build`: it builds the commit anew.
 */
export type DeployPlan = {
  readonly way: 'instant' | 'build'
  /** A sentence for people. */
  readonly why: string
  /** What the way leaves as it is, and people have to know, such as variables. */
  readonly warnings: readonly string[]
}

/** A deployment that a hosting has started. Plain data: it is kept in the journal. */
export type Deployment = {
  readonly id: string
  readonly url?: string
}

export type DeployResult = {
  readonly status: 'live' | 'failed' | 'cancelled' | 'timed-out'
  readonly url?: string
  /** The end of the log, or the reason given by the hosting. */
  readonly detail?: string
}

/** A release as the hosting itself remembers it. */
export type HostedRelease = {
  readonly id: string
  readonly sha: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly url?: string
}

/**
 * A Hosting is responsible for running one chosen commit of one service in one environment, and
 * for saying how that went. Hostings that cannot choose a commit deploy the head of the branch.
 */
export type Hosting = {
  /** Name of the provider, as in the configuration. */
  readonly provider: string
  /** `branch-head`: the branch must be changed before deploying. */
  readonly deploys: 'commit' | 'branch-head'
  /**
   * What GitHub's list of deployments may say by itself where this hosting deploys a commit: that
   * commit, or the head of the branch, whatever was deployed.
   */
  readonly listedAs: 'commit' | 'branch-head' | 'nothing'
  /** Starts a deployment; `find` tells after a crash whether it happened. */
  deploy(request: DeployRequest): Promise<Deployment>
  /**
   * The deployment started for this request since `since` (ISO 8601), if there is one. A hosting
   * without it is asked again by a run that resumes, unless the journal knows that it was live.
   */
  find?(request: DeployRequest, since: string): Promise<Deployment | undefined>
  /** Waits for the end; `progress` receives short sentences while it runs. */
  wait(
    deployment: Deployment,
    progress: (text: string) => void,
    signal: AbortSignal,
  ): Promise<DeployResult>
  cancel?(deployment: Deployment): Promise<void>
  /** Releases that went live, newest first, as the hosting remembers them. */
  releases?(limit: number): Promise<readonly HostedRelease[]>
  /** How `deploy` would carry the request out, where there is more than one way. */
  plan?(request: DeployRequest): Promise<DeployPlan>
  /** Deploying by itself whenever somebody pushes: what a freeze has to turn off. */
  readonly autodeploy?: Autodeploy
  /** Starts the running release again, with the variables it has. */
  restart?(): Promise<Evidence>
  /** Runs it on so many instances. */
  scale?(instances: number): Promise<Evidence>
  /** Shows a page of the hosting instead of the service; health checks fail by design meanwhile. */
  maintenance?(on: boolean): Promise<Evidence>
  /** The last lines of the service's own log since then (ISO 8601), oldest first, not redacted. */
  logs?(since: string, limit: number): Promise<readonly string[]>
  /** The variables that it gives to the next release. */
  readonly variables?: VariableStore
  /** Why it lacks one of these, and what people can do instead: a sentence each. */
  readonly lacks?: Readonly<Partial<Record<Capability, string>>>
}

/** What some hostings can do and some cannot. */
export type Capability =
  'instant' | 'autodeploy' | 'restart' | 'scale' | 'maintenance' | 'logs' | 'variables'

/** An Autodeploy is responsible for a hosting's own deploying, without any workflow. */
export type Autodeploy = {
  /** How it is set now: plain data, kept in the record for `restore`. */
  read(): Promise<Json>
  /** True where that setting deploys whatever is pushed. */
  isOn(setting: Json): boolean
  /** Turns it off; repeatable. */
  off(): Promise<void>
  /** Sets it back to what `read` answered; repeatable. */
  restore(setting: Json): Promise<void>
}

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A variable of the environment that a release runs in. */
export type Variable = {
  readonly name: string
  /** Missing where the store never gives it back. */
  readonly value?: string
  /** True where it is to be written so that the store never gives it back. */
  readonly writeOnly?: boolean
  /** When it was written last, where the store tells; ISO 8601, UTC. */
  readonly changedAt?: string
}

/** What to write into a store of variables; whatever is not named stays as it is. */
export type VariableChange = {
  readonly set: readonly (Variable & { readonly value: string })[]
  readonly remove: readonly string[]
}

/** A VariableStore is responsible for the variables of one service in one environment. */
export type VariableStore = {
  /** Where they live, for people: `Render`, `.env.production on main`. */
  readonly name: string
  /** The variables as they are set now, which may not be what the running release has. */
  read(): Promise<readonly Variable[]>
  /** Those that a release was built with, where the store can tell. */
  readOf?(release: { readonly sha: string }): Promise<readonly Variable[] | undefined>
  /** Writes a difference; repeatable. Throws where the store took a part of it only. */
  write(change: VariableChange): Promise<void>
  /** True where a change acts only once the release is built anew. */
  readonly needsBuild: boolean
  /** True where they are a file of the commit itself: a rollback brings those of its target with it. */
  readonly inCommit?: boolean
}
