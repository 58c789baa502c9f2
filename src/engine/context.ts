import type { Config } from '../config/schema.ts'
import type { Place } from '../config/select.ts'
import type { Claim, Invocation, RunIdentity, ServiceRecord } from '../incident/record.ts'
import type { GitHub } from '../github/client.ts'
import type { Level } from '../github/people.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { Clock, Hosting, RecordStore, VariableStore } from '../ports.ts'
import type { HealthReport } from '../probes/health.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Overview } from '../github/overview.ts'
import type { Channels } from '../outbox/channel.ts'
import type { Catalogue } from './definition.ts'
import type { Around } from './outbox.ts'
import type { ReplyPoster } from './reply-poster.ts'
import type { RecordFile } from '../records/file.ts'
import type { Reply } from '../views/reply.ts'

/** Configuration and playbook, as they are on the default branch. */
export type Settings = { readonly config: Config; readonly playbook: Playbook }

/** Everything outside that commands act through; put together in `wiring.ts`. */
export type Engine = {
  readonly clock: Clock
  /** The repository where incidents and records live. */
  readonly github: GitHub
  /** The repository where a service's code lives. */
  readonly codeOf: (place: Place) => GitHub
  /** Another repository, `owner/name`, with the same token. */
  readonly repository: (name: string) => GitHub
  /** The branch that is deployed, most likely: asked for before the configuration is known. */
  readonly likelyBranch: string
  readonly records: RecordStore
  readonly commands: Catalogue
  readonly run: RunIdentity
  readonly config: () => Promise<Config>
  /** The configuration together with the playbook, which may be one more request. */
  readonly settings: () => Promise<Settings>
  /** What a person may do in the repository; asked once in a run. */
  readonly levelOf: (login: string) => Promise<Level>
  readonly hostingOf: (place: Place) => Hosting
  /** Where a place's variables live; nothing where the configuration says nothing of them. */
  readonly variablesOf: (place: Place) => VariableStore | undefined
  readonly vault: Vault
  readonly checkHealth: (place: Place, signal: AbortSignal) => Promise<HealthReport>
  /** Aborted when this run is to end. */
  readonly signal: AbortSignal
  /** Receives every state of every reply: the log, the terminal. */
  readonly show: (reply: Reply) => void
  /** What everybody who gets an answer has to know, such as that the database is down. Markdown. */
  readonly notices: () => readonly string[]
  /** Lets go of what would keep the process from ending; the engine cannot be used after it. */
  readonly close: () => Promise<void>
  /** Told of every record in which this run has taken something on, by key. */
  readonly remember: (record: string) => void
  /** True where the run that holds something has ended. */
  readonly isGone: (held: Held) => Promise<boolean>
  /** How what waits in an outbox is delivered, by the name of the channel. */
  readonly channels: Channels<Around>
  /** Says something that is wrong and stops nobody: an annotation of the run, a line in the terminal. */
  readonly warn: (text: string) => void
}

/** What a run has taken on, and when. */
export type Held = Pick<Claim, 'run' | 'at'>

/** A Vault is responsible for the secrets around snapshots of variables. */
export type Vault = {
  /** What `OUTAGE_AGE_IDENTITY` holds: identities of age, one a line; empty where it is not set. */
  readonly identity: string
  /** A lasting secret of this run that opens the place's variables anyway, if it has one. */
  readonly digestSecretOf: (place: Place) => string | undefined
}

/** What a command has at hand. */
export type Context = {
  readonly engine: Engine
  readonly settings: Settings
  readonly invocation: Invocation
  /** The issue as the event brought it: boxes ticked by hand are read from its body. */
  readonly issue?: IssueSnapshot
  /** The claim of a run that died over this invocation, if there is one. */
  readonly before?: Claim
  readonly reply: ReplyPoster
}

export type IssueSnapshot = {
  readonly number: number
  readonly body: string
  readonly labels: readonly string[]
  readonly state: string
  /** Who opened it, if the event says so. */
  readonly author?: { readonly login: string; readonly isBot: boolean }
  /** When it was last changed before the event; ISO 8601, UTC. Nothing if the event does not say. */
  readonly at?: string
}

/** A context of a command that is about a service. */
export type ServiceContext = Context & {
  readonly place: Place
  /** What can be typed, for the issue's cheat sheet. */
  readonly commands: readonly { readonly usage: string; readonly summary: string }[]
  readonly file: RecordFile<ServiceRecord>
  /**
   * Changes the record and, the first time, takes the invocation for this run. Ends this run's
   * work (`Taken`) where another run has it.
   */
  readonly commit: (
    change: (record: ServiceRecord) => ServiceRecord,
    why: string,
  ) => Promise<ServiceRecord>
  /** The state of the open incident now; nothing where there is none. */
  readonly state: () => IncidentState | undefined
  /** Where things stand on GitHub, for commands that look ahead. */
  readonly overview?: Promise<Overview>
}

/** What planning needs of it: it takes nothing on, and answers nobody. */
export type PlaceContext = Pick<
  ServiceContext,
  'engine' | 'settings' | 'place' | 'file' | 'overview'
>

/** Thrown where another run has taken the invocation: there is nothing left to do or to say. */
export class Taken extends Error {}
