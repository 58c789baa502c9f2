import { typedBy } from '../causes/table.ts'
import type { ServiceContext } from '../engine/context.ts'
import { typedCauseOf, type Decision, type Situation } from '../engine/deciding.ts'
import type { Answer } from '../engine/definition.ts'
import { redraw } from '../engine/incident-issue.ts'
import { stateOf, withHappenings } from '../engine/ticking.ts'
import { OutageError } from '../errors.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { withoutCause } from '../incident/service.ts'
import type { RecordFile } from '../records/file.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape } from '../records/shapes.ts'
import { indexIncident } from './index-file.ts'
import { showHistory } from './record.ts'

/**
 * Decides on an incident that is closed: its record in `incidents/`, its line in the index, its issue
 * and the files that show the history all follow. Each of these may be done again.
 */
export async function amend(
  context: ServiceContext,
  number: number,
  decide: (situation: Situation) => Decision,
): Promise<Answer> {
  const { engine, settings, invocation, file } = context
  const { playbook } = settings
  await context.commit((record) => record, `Take ${invocation.key}`)
  const archive = await openRecord(engine.records, archiveShape(number), engine.clock)
  let decision: Decision | undefined
  await archive.update(
    (before) => {
      if (before === undefined) return before
      const { incident } = before
      const record: ServiceRecord = { ...file.value, incident }
      const undone = { ...record, incident: withoutCause(incident, invocation.key) }
      decision = decide({
        record,
        state: stateOf(undone, playbook),
        playbook,
        actor: invocation.actor.login,
        now: engine.clock.now(),
      })
      const after = withHappenings(
        record,
        playbook,
        typedCauseOf(context),
        decision.events,
      ).incident
      return after === undefined || after === incident ? before : { ...before, incident: after }
    },
    `${typedBy(invocation).slice(0, 60)} by ${invocation.actor.login}`,
  )
  if (decision === undefined) {
    throw new OutageError('incident-missing', `There is no record of the incident #${number}.`)
  }
  await indexIncident(engine, archive)
  await redrawClosed(context, archive.value?.incident)
  await showHistory(engine, settings)
  return { outcome: 'succeeded', reply: decision.reply }
}

async function redrawClosed(
  context: ServiceContext,
  incident: ServiceRecord['incident'],
): Promise<void> {
  if (incident === undefined) return
  const record: ServiceRecord = { ...context.file.value, incident }
  const file: RecordFile<ServiceRecord> = { ...context.file, value: record }
  const state = stateOf(record, context.settings.playbook)
  if (state) await redraw({ ...context, file, state: () => state }, state, false)
}
