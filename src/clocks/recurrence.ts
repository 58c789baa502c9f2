import type { ClockCause } from '../causes/clock.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import type { ServiceContext } from '../engine/context.ts'
import { causeOf } from '../engine/deciding.ts'
import type { Answer } from '../engine/definition.ts'
import { withHappenings } from '../engine/ticking.ts'
import { withRecurrence } from '../operations/opening.ts'
import { prose } from '../views/markdown.ts'
import { call, type IncidentClock } from './clock.ts'

/** The same failure came back while it was watched. */
export const recurrence: IncidentClock = {
  runs: () => undefined,
  async notices(watched) {
    const { engine, state, place } = watched
    if (state.status !== 'resolved') return undefined
    // One unhealthy check is confirmed before it is said.
    const first = await engine.checkHealth(place, engine.signal)
    if (first.verdict !== 'down') return undefined
    const { verdict, reasons } = await confirmedHealth(watched)
    if (verdict !== 'down') return undefined
    const because = `${place.environment} is down: ${reasons.join('; ')}`
    return { key: state.resolved?.at ?? '', because }
  },
  act: openAgain,
}

async function openAgain(context: ServiceContext, cause: ClockCause): Promise<Answer> {
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
