import * as v from 'valibot'
import type { Around } from '../engine/outbox.ts'
import { openIssue, redraw } from '../engine/incident-issue.ts'
import { withIssue } from '../engine/issue-opened.ts'
import { stateOf, withHandTicks } from '../engine/ticking.ts'
import { readIssue } from '../github/issues.ts'
import { itself } from '../incident/events.ts'
import { isOpenedBy } from '../incident/service.ts'
import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'
import type { Channel, Delivery } from '../outbox/channel.ts'
import { sameRun } from '../records/claims.ts'
import { payloadOf } from './payload.ts'

const payload = v.looseObject({ incident: v.string() })

/** The issue of an incident, drawn from its state as it is when it is delivered. */
export const incidentIssue: Channel<Around> = {
  describe: () => 'the incident’s issue',
  async deliver(around, entry) {
    const { drawing } = around
    const { incident } = payloadOf(payload, entry)
    // Another incident may be open by now.
    if (drawing === undefined || drawing.file.value.incident?.id !== incident) {
      return { status: 'known' }
    }
    return drawing.state()?.issue === undefined ? opened(around, incident) : drawn(around, entry)
  },
}

async function opened({ engine, drawing }: Around, incident: string): Promise<Delivery> {
  const state = drawing?.state()
  if (drawing === undefined || state === undefined) return { status: 'known' }
  const { settings, file } = drawing
  const issue = await openIssue(drawing, state, incident)
  const claim = file.value.claims.find(({ key }) => isOpenedBy(file.value.incident, key))
  const itsOwn = { key: incident, actor: { login: itself, kind: 'itself' as const } }
  const invocation = claim?.invocation ?? itsOwn
  const change = (record: ServiceRecord): ServiceRecord =>
    record.incident?.id === incident
      ? withIssue({ engine, settings, invocation }, record, issue)
      : record
  return { status: 'delivered', change }
}

/** What another run left is drawn with the boxes that people have ticked meanwhile. */
async function drawn(around: Around, entry: OutboxEntry): Promise<Delivery> {
  const { engine, drawing } = around
  const number = drawing?.state()?.issue?.number
  if (drawing === undefined || number === undefined) return { status: 'known' }
  const isOwn = entry.run !== undefined && sameRun(entry.run, engine.run)
  const state = drawing.state()
  if (isOwn) {
    if (state) await redraw(drawing, state, drawing.relabel ?? true)
    return { status: 'delivered' }
  }
  const { playbook } = drawing.settings
  const text = await readIssue(engine.github, number)
  const issue = text && { ...text, number }
  const cause = { key: entry.id, actor: itself, now: engine.clock.now() }
  const ticked = (record: ServiceRecord): ServiceRecord =>
    withHandTicks(record, playbook, cause, issue)
  const now = stateOf(ticked(drawing.file.value), playbook)
  if (now) await redraw({ ...drawing, issue }, now, true)
  return { status: 'delivered', change: ticked }
}
