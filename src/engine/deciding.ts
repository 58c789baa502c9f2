import type { EventBody } from '../incident/events.ts'
import type { IncidentState } from '../incident/state.ts'
import { withoutCause, type Cause } from '../incident/service.ts'
import type { ServiceRecord } from '../incident/record.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { Arguments } from '../parser/arguments.ts'
import { quiet, truncate } from '../views/markdown.ts'
import type { ServiceContext } from './context.ts'
import type { Answer, ReplyParts } from './definition.ts'
import { stateOf, withHappenings } from './ticking.ts'

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
 * A command that only changes the record, made from a pure decision. Where others change the record
 * at the same time it is decided again; where a run died over it, it is decided as if for the first
 * time, and nothing counts twice.
 */
export function deciding(
  decide: (situation: Situation, args: Arguments) => Decision,
): (context: ServiceContext, args: Arguments) => Promise<Answer> {
  return async (context, args) => {
    const { invocation, settings, engine } = context
    const { playbook } = settings
    let decision: Decision | undefined
    await context.commit(
      (record) => {
        const now = engine.clock.now()
        const actor = invocation.actor.login
        const state = stateOf(undone(record, invocation.key), playbook)
        decision = decide({ record, state, playbook, actor, now }, args)
        const changed = decision.change ? decision.change(record) : record
        return withHappenings(changed, playbook, causeOf(context), decision.events)
      },
      quiet(`${truncate(invocation.line, 60)} by ${invocation.actor.login}`),
    )
    if (decision === undefined) throw new Error('nothing was decided')
    return { outcome: 'succeeded', reply: decision.reply }
  }
}

function undone(record: ServiceRecord, key: string): ServiceRecord {
  const { incident } = record
  return incident === undefined ? record : { ...record, incident: withoutCause(incident, key) }
}

/** The invocation as the cause of events, now. */
export function causeOf(context: ServiceContext): Cause {
  const { invocation, engine } = context
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
