import type { EventBody } from '../incident/events.ts'
import { recordHistory } from '../history/record.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape } from '../records/shapes.ts'
import { code, prose } from '../views/markdown.ts'
import { duration } from '../views/time.ts'
import { stringFlag } from '../parser/arguments.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Definition } from '../engine/definition.ts'
import { causeOf, done } from '../engine/deciding.ts'
import { withHappenings } from '../engine/ticking.ts'

/** `/resolve`: the outage is over. */
export const resolve: Definition = {
  name: 'resolve',
  summary: 'closes the incident',
  usage: '/resolve [--cause TEXT] [--resolution TEXT]',
  examples: ['/resolve --cause "bad release d41d8cd" --resolution "rolled back"'],
  permission: 'usual',
  grammar: {
    flags: { cause: { type: 'string' }, resolution: { type: 'string' } },
    words: { least: 0, most: 0 },
  },
  concerns: 'incident',
  async run(context, args) {
    const { playbook } = context.settings
    const cause = stringFlag(args, 'cause')
    const resolution = stringFlag(args, 'resolution')
    const bodies: EventBody[] = [
      {
        type: 'resolved',
        ...(cause === undefined ? {} : { cause }),
        ...(resolution === undefined ? {} : { resolution }),
      },
    ]
    const wasFrozen = context.file.value.frozen !== undefined
    await context.commit(
      (record) => withHappenings(record, playbook, causeOf(context), bodies),
      `Resolve, by ${context.invocation.actor.login}`,
    )
    await archive(context)
    const state = context.state()
    const took = state ? context.engine.clock.now().getTime() - Date.parse(state.startedAt) : 0
    return {
      outcome: 'succeeded',
      change: ({ incident: _, ...record }: ServiceRecord) => record,
      reply: done(`Resolved after ${duration(took)}.`, [
        ...(cause === undefined
          ? [`No cause given: ${code('/note')} one while it is fresh.`]
          : [`Cause: ${prose(cause)}`]),
        ...(wasFrozen
          ? [`Deployments are still frozen: ${code('/unfreeze')} when a fix is ready.`]
          : []),
      ]),
    }
  },
}

/** Keeps the closed incident in a file of its own, before it leaves the service's record. */
async function archive(context: ServiceContext): Promise<void> {
  const { incident } = context.file.value
  const number = context.state()?.issue?.number
  if (incident === undefined || number === undefined) return
  const { records, clock } = context.engine
  const file = await openRecord(records, archiveShape(number), clock)
  await file.update(() => ({ schema: 1, incident }), `Close incident #${number}`)
  await recordHistory(context.engine, context.settings, file)
}
