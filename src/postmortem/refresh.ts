import type { Place } from '../config/select.ts'
import type { Engine, Settings } from '../engine/context.ts'
import { openRecord } from '../records/file.ts'
import { postMortemShape } from '../records/post-mortem-shape.ts'
import { incidentNumbered } from './incident.ts'
import { openPostMortem } from './open.ts'

/** Draws our parts of the post-mortem of an incident again, where it has one. Done twice it is the same. */
export async function refreshPostMortem(
  engine: Engine,
  settings: Settings,
  incident: { readonly place: Place; readonly number: number },
): Promise<void> {
  const { place, number } = incident
  const { value } = await openRecord(engine.records, postMortemShape(number), engine.clock)
  if (value.issue === undefined) return
  const known = await incidentNumbered(engine, settings, place, number)
  if (known) await openPostMortem(engine, settings, known, true)
}
