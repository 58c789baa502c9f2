import * as v from 'valibot'
import { serviceOf } from '../config/select.ts'
import type { Around } from '../engine/outbox.ts'
import type { Channel } from '../outbox/channel.ts'
import { payloadOf } from './payload.ts'

const payload = v.looseObject({ service: v.string(), environment: v.string(), issue: v.number() })

/** What is ours in the post-mortem of an incident that is over, drawn from the record as it is then. */
export const postMortem: Channel<Around> = {
  describe: (entry) => `the post-mortem of #${payloadOf(payload, entry).issue}`,
  patience: 23 * 3_600_000,
  async deliver({ engine }, entry) {
    const { service, environment, issue } = payloadOf(payload, entry)
    const settings = await engine.settings()
    const place = serviceOf(settings.config, service, environment)
    // Writing it up is worth loading only here.
    const { refreshPostMortem } = await import('../postmortem/refresh.ts')
    await refreshPostMortem(engine, settings, { place, number: issue })
    return { status: 'delivered' }
  },
}
