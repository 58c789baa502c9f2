import type { Context } from '../engine/context.ts'
import { redraw } from '../engine/incident-issue.ts'
import { stateOf, withTicks } from '../engine/ticking.ts'
import { itself } from '../incident/events.ts'
import type { IncidentRecord, ServiceRecord } from '../incident/record.ts'
import type { Evidence } from '../ports.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { archiveShape, serviceShape } from '../records/shapes.ts'
import type { KnownIncident } from './incident.ts'

/**
 * Ticks the steps of an incident's playbook that these facts tick, whether it is open or closed, and
 * draws its issue where that changed anything. It may be done again.
 */
export async function tickIncident(
  context: Context,
  { place, number }: Pick<KnownIncident, 'place' | 'number'>,
  facts: readonly string[],
  evidence: Evidence,
): Promise<void> {
  const { engine, settings, invocation } = context
  const { playbook } = settings
  const cause = { key: invocation.key, actor: itself, now: engine.clock.now() }
  const shape = serviceShape(place.service, place.environment)
  const service = await openRecord(engine.records, shape, engine.clock)
  const isOpen = stateOf(service.value, playbook)?.issue?.number === number
  const ticked = (record: ServiceRecord) => withTicks(record, playbook, cause, facts, evidence)
  const before = service.value
  const after = isOpen
    ? await service.update(ticked, `Tick ${facts.join(', ')}`)
    : await tickArchived(context, before, number, ticked)
  if (after === before) return
  const file: RecordFile<ServiceRecord> = { ...service, value: after }
  const state = stateOf(after, playbook)
  const commands = engine.commands.all().map(({ usage, summary }) => ({ usage, summary }))
  const drawing = { engine, settings, file, place, commands, invocation, state: () => state }
  if (state) await redraw(drawing, state, false)
}

/** The service's record as it would be with the closed incident in it; `record` itself where nothing is to tick. */
async function tickArchived(
  { engine }: Context,
  record: ServiceRecord,
  number: number,
  ticked: (record: ServiceRecord) => ServiceRecord,
): Promise<ServiceRecord> {
  const archive = await openRecord(engine.records, archiveShape(number), engine.clock)
  const before = archive.value?.incident
  const withIncident = (incident: IncidentRecord) => ticked({ ...record, incident })
  await archive.update((value) => {
    const { incident } = (value && withIncident(value.incident)) ?? {}
    const isSame = incident === undefined || incident === value?.incident
    return value === undefined || isSame ? value : { ...value, incident }
  }, `Tick a step of #${number}`)
  const incident = archive.value?.incident
  return incident === undefined || incident === before ? record : { ...record, incident }
}
