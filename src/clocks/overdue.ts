import type { Config } from '../config/schema.ts'
import { causeOf } from '../engine/deciding.ts'
import { withHappenings } from '../engine/ticking.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Severity } from '../playbook/schema.ts'
import { severityOf } from '../playbook/steps.ts'
import { prose } from '../views/markdown.ts'
import { duration } from '../views/time.ts'
import { call, type IncidentClock } from './clock.ts'

type Overdue = {
  /** What has not happened in time. */
  readonly what: 'acknowledged' | 'resolved'
  /** Milliseconds that the playbook gives. */
  readonly target: (severity: Severity) => number | undefined
  /** True while it has not happened. */
  readonly waits: (state: IncidentState) => boolean
  /** When what it waits for was needed once more, if it was; ISO 8601, UTC. */
  readonly again?: (state: IncidentState) => string | undefined
  readonly calls: keyof Config['people']
  readonly next: { readonly command: string; readonly why: string }
}

/** A clock for what the playbook wants within a time: it calls people once, and says so in the record. */
export function overdue({ what, target, waits, again, calls, next }: Overdue): IncidentClock {
  return {
    runs(state, playbook) {
      if (!waits(state)) return undefined
      const severity = severityOf(playbook, state.severity)
      const within = severity === undefined ? undefined : target(severity)
      // A start that is corrected is no reason to say it twice.
      const needed = again?.(state)
      const key = needed ?? state.declaredAt
      return { key, since: needed ?? state.startedAt, for: within ?? Infinity }
    },
    async act(context) {
      const { playbook } = context.settings
      const severity = severityOf(playbook, context.state()?.severity ?? '')
      const within = duration((severity && target(severity)) ?? 0)
      const text = `not ${what} within ${within}`
      await context.commit(
        (record) =>
          withHappenings(record, playbook, causeOf(context), [{ type: 'reminded', text }]),
        `Remind: ${text}`,
      )
      const { service, environment } = context.place
      return {
        outcome: 'succeeded',
        reply: {
          status: 'succeeded',
          headline: `**Not ${what} within ${within}.** ${call(context, calls)}`,
          details: [prose(`${service} ${environment}, ${severity?.id ?? ''}.`)],
          next: [next],
        },
      }
    },
  }
}
