import type { ServiceContext } from './context.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { withoutIncident } from '../incident/service.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape } from '../records/shapes.ts'

/**
 * Closes the incident with `close`, and keeps it in a file of its own. Answers the last change, which
 * takes it out of the service's record; until then a run that takes over finds it there.
 */
export async function closeIncident(
  context: ServiceContext,
  close: (record: ServiceRecord) => ServiceRecord,
): Promise<(record: ServiceRecord) => ServiceRecord> {
  await context.commit(close, 'Close the incident')
  const { incident } = context.file.value
  const number = context.state()?.issue?.number
  if (incident !== undefined && number !== undefined) {
    const { records, clock } = context.engine
    const file = await openRecord(records, archiveShape(number), clock)
    await file.update(() => ({ schema: 1, incident }), `Close incident #${number}`)
  }
  const at = context.engine.clock.now().toISOString()
  return (record) => withoutIncident(record, { at, issue: number })
}
