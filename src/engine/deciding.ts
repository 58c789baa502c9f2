import type { EventBody } from '../incident/events.ts'
import { instant } from '../instant.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import { isOvertaken } from '../incident/settings.ts'
import { withoutCause, type Cause } from '../incident/service.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { Arguments } from '../parser/arguments.ts'
import { itself } from '../incident/events.ts'
import type { Engine } from './context.ts'
import type { DecidingDefinition, Definition, ReplyParts } from './definition.ts'
import { stateOf, withHappenings, withTicks } from './ticking.ts'

/** What a command sees that only changes the record. */
export type Situation = {
  readonly record: ServiceRecord
  readonly state: IncidentState | undefined
  readonly playbook: Playbook
  readonly actor: string
  readonly now: Date
}

/** What it decides: what happened, what else changes in the record, and what to say. */
export type Decision = {
  readonly events: readonly EventBody[]
  readonly change?: (record: ServiceRecord) => ServiceRecord
  readonly reply: ReplyParts
}

/**
 * The record after a command has decided, and its answer. Where a run died over it, it is decided as
 * if for the first time, and nothing counts twice.
 */
export function decided(
  record: ServiceRecord,
  command: {
    readonly definition: DecidingDefinition
    readonly args: Arguments
    readonly cause: Cause
    readonly playbook: Playbook
    readonly invocation: Invocation
  },
): { readonly record: ServiceRecord; readonly reply: ReplyParts } {
  const { definition, args, cause, playbook, invocation } = command
  const state = stateOf(undone(record, cause.key), playbook)
  const situation = { record, state, playbook, actor: cause.actor, now: cause.now }
  const decision = definition.decide(situation, args)
  const changed = decision.change ? decision.change(record) : record
  const happened = withHappenings(changed, playbook, cause, decision.events)
  const byItself = { ...cause, actor: itself }
  const after = withTicks(
    happened,
    playbook,
    byItself,
    carriedOut(definition, invocation),
    undefined,
  )
  const { reply } = decision
  const isLate = isOvertaken(stateOf(after, playbook), cause, decision.events)
  return {
    record: after,
    reply: isLate ? { ...reply, details: [...(reply.details ?? []), overtaken] } : reply,
  }
}

const overtaken =
  'It had waited, and was changed by somebody after you typed this: what they said stands.'

/** The facts that a command was carried out: in its own name, whatever it was called. */
export function carriedOut(
  { name }: Pick<Definition, 'name'>,
  { cause }: Pick<Invocation, 'cause'>,
): string[] {
  return cause.kind === 'typed' ? [`command:/${name} ${cause.rest}`.trimEnd()] : []
}

/** The record as it would be without what this invocation has changed of the incident before. */
export function undone(record: ServiceRecord, key: string): ServiceRecord {
  const { incident } = record
  return incident === undefined ? record : { ...record, incident: withoutCause(incident, key) }
}

/** The invocation as the cause of events, now. */
export function causeOf({
  invocation,
  engine,
}: {
  readonly invocation: Pick<Invocation, 'key' | 'actor' | 'url'>
  readonly engine: Engine
}): Cause {
  return {
    key: invocation.key,
    actor: invocation.actor.login,
    now: engine.clock.now(),
    ...(invocation.url === undefined ? {} : { url: invocation.url }),
  }
}

/**
 * The same for a command that only says how something is to be: of two, the one that was asked for
 * last holds. A machine whose clock is ahead does not ask later than now.
 */
export function typedCauseOf(about: {
  readonly invocation: Pick<Invocation, 'key' | 'actor' | 'url' | 'at'>
  readonly engine: Engine
}): Cause {
  const cause = causeOf(about)
  const [asked = ''] = [instant(about.invocation.at), cause.now.toISOString()].toSorted()
  return { ...cause, asked }
}

/** A short answer to a command that worked. */
export function done(headline: string, details: readonly string[] = []): ReplyParts {
  return { status: 'succeeded', headline, ...(details.length === 0 ? {} : { details }) }
}
