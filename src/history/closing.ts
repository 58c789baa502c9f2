import type { ServiceContext } from '../engine/context.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { withoutIncident } from '../incident/service.ts'
import { openRecord } from '../records/file.ts'
import { archiveKey, archiveShapeOf } from '../records/shapes.ts'

/**
 * Closes the incident with `close`, keeps it in a file of its own, and takes it into the history.
 * Answers the last change, which takes it out of the service's record; until then a run that takes
 * over finds it there.
 */
export async function closeIncident(
  context: ServiceContext,
  close: (record: ServiceRecord) => ServiceRecord,
): Promise<(record: ServiceRecord) => ServiceRecord> {
  await context.commit(close, 'Close the incident')
  const { engine, settings, file } = context
  const { incident } = file.value
  const number = context.state()?.issue?.number
  if (incident !== undefined) {
    const shape = archiveShapeOf(archiveKey(incident.id, number))
    const archive = await openRecord(engine.records, shape, engine.clock)
    await archive.update(() => ({ schema: 1, incident }), `Close ${shape.key}`)
    // Index and drawings are worth loading only here.
    const { recordHistory } = await import('./record.ts')
    await recordHistory(engine, settings, archive)
  }
  const at = engine.clock.now().toISOString()
  return (record) => withoutIncident(record, { at, issue: number })
}
