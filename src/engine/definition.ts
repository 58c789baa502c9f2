import type { PermissionLevel } from '../config/schema.ts'
import type { Verdict } from '../ports.ts'
import type { ErrorCode } from '../errors.ts'
import type { Invocation, OutboxEntry, ServiceRecord } from '../incident/record.ts'
import type { Reply } from '../views/reply.ts'
import type { Arguments, Grammar } from '../parser/arguments.ts'
import type { Context, IssueSnapshot, ServiceContext } from './context.ts'
import type { Decision, Situation } from './deciding.ts'
import type { CommandName } from '../parser/names.ts'

const outcomes = ['succeeded', 'failed', 'refused', 'pending', 'ignored'] as const

export type Outcome = (typeof outcomes)[number]

/** True for a text that says how a command ended. */
export function isOutcome(text: string): text is Outcome {
  return outcomes.some((outcome) => outcome === text)
}

/** What a reply says; who is answered, and in reply to what, is known elsewhere. */
export type ReplyParts = Omit<Reply, 'key' | 'line'>

/** How a command ended: for the person, and for programs (the outputs of the action). */
export type Answer = {
  readonly outcome: Outcome
  readonly reason?: ErrorCode
  readonly reply: ReplyParts
  readonly operation?: string
  /** Full sha of the release that runs now. */
  readonly rolledBackTo?: string
  readonly verdict?: Verdict
  /** The last change to the record; made together with finishing the claim, after the reply. */
  readonly change?: (record: ServiceRecord) => ServiceRecord
  /** What else has to be told. */
  readonly tell?: readonly OutboxEntry[]
  /** True where GitHub did not answer: the next sweep goes on with it, as after a run that died. */
  readonly unfinished?: true
}

/**
 * A Definition is responsible for one command: what it is called and takes, who may run it, what
 * it is about, and what it does. Throwing an `OutageError` refuses or fails it.
 */
export type Definition = Act & {
  readonly name: CommandName
  readonly aliases?: readonly string[]
  readonly summary: string
  readonly usage: string
  readonly examples: readonly string[]
  /** Where the configuration says nothing. `usual`: its `default`, or `write`. */
  readonly permission: PermissionLevel | 'anyone' | 'usual'
  readonly grammar: Omit<Grammar, 'usage'>
}

/**
 * What is done, and about what: by a command that somebody gives, or by itself for any other cause.
 */
export type Act =
  | {
      /** Needs no service. */
      readonly concerns: 'nothing'
      /** Only looks: it is answered without a claim, and two runs may do it at once. */
      readonly passive?: boolean
      readonly run: (context: Context, args: Arguments) => Promise<Answer>
    }
  | (AboutService & {
      /** Asks GitHub for deployments and the branch's head while the record is being read. */
      readonly looksAhead?: boolean
      /** Only looks at the record: changes nothing, and finishes nothing that others began. */
      readonly passive?: boolean
      /** Only looks if somebody asks who may not write: it answers, and leaves nothing behind. */
      readonly watches?: boolean
      readonly run: (context: ServiceContext, args: Arguments) => Promise<Answer>
    })
  | (AboutService & {
      /** What it has to read before it can decide, such as the time that somebody typed. */
      readonly prepare?: (invocation: Invocation, args: Arguments) => Promise<Arguments>
      /**
       * Decides from the record alone, and does nothing: where others change the record at the same
       * time it is asked again, and several that wait are decided together, in order.
       */
      readonly decide: (situation: Situation, args: Arguments) => Decision
    })

type AboutService = {
  /** `service`: one service and environment. `incident`: its open incident, which must exist. */
  readonly concerns: 'service' | 'incident'
  /** True where what it changes stands in the post-mortem, too, once the incident is over. */
  readonly inPostMortem?: true
  /** What it does in the issue of an incident that is closed; without it, it is refused there. */
  readonly afterClosing?: (
    context: ServiceContext,
    args: Arguments,
    issue: IssueSnapshot,
  ) => Promise<Answer>
}

/** A command that only decides. */
export type DecidingDefinition = Extract<Definition, { readonly decide: unknown }>

/** Something done about a service. */
export type ServiceAct = Extract<Act, { readonly concerns: 'service' | 'incident' }>

/** A command that acts for a service. */
export type ActingDefinition = Extract<Definition, ServiceAct & { readonly run: unknown }>

/** What an invocation runs: a command, or what is done by itself, with its arguments. */
export type Work = { readonly act: Definition | Act; readonly args: Arguments }

/** The command that is run; nothing if nobody gave one. */
export function commandIn(act: Definition | Act): Definition | undefined {
  return 'name' in act ? act : undefined
}

/** Every command there is. */
export type Catalogue = {
  /** The command of a name or an alias. */
  find(name: string): Definition | undefined
  all(): readonly Definition[]
}
