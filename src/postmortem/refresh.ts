import type { Place } from '../config/select.ts'
import type { Engine, Settings } from '../engine/context.ts'
import { asOutageError } from '../errors.ts'
import { openRecord } from '../records/file.ts'
import { postMortemShape } from '../records/post-mortem-shape.ts'
import { incidentNumbered } from './incident.ts'
import { openPostMortem } from './open.ts'

/**
 * Draws our parts of the post-mortem of an incident anew, where it has one. It may fail: what was
 * decided about the incident is decided all the same.
 */
export async function refreshPostMortem(
  engine: Engine,
  settings: Settings,
  incident: { readonly place: Place; readonly number: number },
): Promise<void> {
  const { place, number } = incident
  try {
    const { value } = await openRecord(engine.records, postMortemShape(number), engine.clock)
    if (value.issue === undefined) return
    const known = await incidentNumbered(engine, settings, place, number)
    if (known) await openPostMortem(engine, settings, known, true)
  } catch (error) {
    engine.signal.throwIfAborted()
    const { message, remedy } = asOutageError(error)
    const headline = `The post-mortem was not drawn anew: ${message}`
    engine.show({
      key: `post-mortem:${number}`,
      line: '',
      status: 'failed',
      headline,
      details: [remedy],
    })
  }
}
