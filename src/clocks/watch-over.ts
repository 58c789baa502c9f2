import { postMortemEntry } from '../engine/outbox.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import { causeOf, done } from '../engine/deciding.ts'
import { withHappenings, withTicks } from '../engine/ticking.ts'
import { closeIncident } from '../history/closing.ts'
import { itself } from '../incident/events.ts'
import { duration } from '../views/time.ts'
import type { IncidentClock } from './clock.ts'

/** It was watched for as long as the playbook says, and nothing came back. */
export const watchOver: IncidentClock = {
  runs: ({ status, resolved }, { watch }) =>
    status === 'resolved' && resolved !== undefined
      ? { key: resolved.at, since: resolved.at, for: watch }
      : undefined,
  act: close,
}

async function close(context: ServiceContext): Promise<Answer> {
  const { playbook } = context.settings
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
