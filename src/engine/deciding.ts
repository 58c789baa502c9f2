import type { EventBody } from '../incident/events.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
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
  return {
    record: withTicks(happened, playbook, byItself, carriedOut(definition, invocation), undefined),
    reply: decision.reply,
  }
}

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

/** A short answer to a command that worked. */
export function done(headline: string, details: readonly string[] = []): ReplyParts {
  return { status: 'succeeded', headline, ...(details.length === 0 ? {} : { details }) }
}
