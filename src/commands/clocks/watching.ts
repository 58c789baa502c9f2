import { postMortemEntry } from '../../engine/outbox.ts'
import { causeOf, done } from '../../engine/deciding.ts'
import { withHappenings, withTicks } from '../../engine/ticking.ts'
import { closeIncident } from '../../history/closing.ts'
import { itself } from '../../incident/events.ts'
import { withRecurrence } from '../../operations/opening.ts'
import { prose } from '../../views/markdown.ts'
import { duration } from '../../views/time.ts'
import { call, overtaken, type ClockAct } from './clock.ts'

/** It was watched for as long as the playbook says, and nothing came back. */
export const watchOver: ClockAct = async (context) => {
  const { playbook } = context.settings
  if (context.state()?.status !== 'resolved') return overtaken(context)
  const cause = causeOf(context)
  const quiet = { text: `nothing came back in ${duration(playbook.watch)}` }
  const change = await closeIncident(context, (record) =>
    withHappenings(
      withTicks(record, playbook, { ...cause, actor: itself }, ['watched'], quiet),
      playbook,
      cause,
      [{ type: 'closed', watched: true }],
    ),
  )
  const issue = context.state()?.issue?.number
  return {
    outcome: 'succeeded',
    change,
    ...(issue === undefined
      ? {}
      : { tell: [postMortemEntry(context.engine, context.place, issue)] }),
    reply: done(`Closed: nothing came back in ${duration(playbook.watch)}.`),
  }
}

/** The same failure came back while it was watched. */
export const recurrence: ClockAct = async (context, cause) => {
  const because = cause.because ?? 'it is unhealthy again'
  const { verdict, results } = await context.engine.checkHealth(
    context.place,
    context.engine.signal,
  )
  const probed = { type: 'probed', verdict, results } as const
  await context.commit(
    (record) =>
      withHappenings(
        withRecurrence(context, record, because),
        context.settings.playbook,
        causeOf(context),
        [probed],
      ),
    'The failure came back',
  )
  const count = context.state()?.recurrences ?? 1
  const times = count === 1 ? 'once' : `${count} times`
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: `**Recurrence: ${prose(because)}.** The incident is open again; it came back ${times}. ${call(context, 'on-call')}`,
      next: [{ command: '/rollback', why: 'To bring the last good release back:' }],
    },
  }
}
