import type { ServiceContext } from '../../engine/context.ts'
import { causeOf } from '../../engine/deciding.ts'
import { withHappenings } from '../../engine/ticking.ts'
import type { IncidentState } from '../../incident/state.ts'
import { severityOf } from '../../playbook/steps.ts'
import { prose } from '../../views/markdown.ts'
import { duration } from '../../views/time.ts'
import { call, type ClockAct } from './clock.ts'

type Overdue = {
  /** What has not happened in time. */
  readonly what: 'acknowledged' | 'resolved'
  readonly target: (severity: NonNullable<ReturnType<typeof severityOf>>) => number
  /** Whom it calls. */
  readonly calls: 'on-call' | 'technical-lead'
  readonly next: { readonly command: string; readonly why: string }
}

/** Nobody has said in time that they are on it. */
export const acknowledgeOverdue = overdue({
  what: 'acknowledged',
  target: ({ acknowledge }) => acknowledge.within,
  calls: 'on-call',
  next: { command: '/ack', why: 'If you are on it:' },
})

/** It was not over in time. */
export const resolveOverdue = overdue({
  what: 'resolved',
  target: ({ resolve }) => resolve.within,
  calls: 'technical-lead',
  next: { command: '/health', why: 'To see how it is now:' },
})

function overdue(about: Overdue): ClockAct {
  return async (context) => {
    const state = context.state()
    const target = targetOf(context, state, about)
    const text = `not ${about.what} within ${duration(target)}`
    await context.commit(
      (record) =>
        withHappenings(record, context.settings.playbook, causeOf(context), [
          { type: 'reminded', text },
        ]),
      `Remind: ${text}`,
    )
    return {
      outcome: 'succeeded',
      reply: {
        status: 'succeeded',
        headline: `**Not ${about.what} within ${duration(target)}.** ${call(context, about.calls)}`,

        details: [
          prose(`${context.place.service} ${context.place.environment}, ${state?.severity ?? ''}.`),
        ],
        next: [about.next],
      },
    }
  }
}

function targetOf(
  { settings }: ServiceContext,
  state: IncidentState | undefined,
  { target }: Overdue,
): number {
  const severity = severityOf(settings.playbook, state?.severity ?? '')
  return severity === undefined ? 0 : target(severity)
}
