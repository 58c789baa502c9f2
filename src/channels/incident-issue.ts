import * as v from 'valibot'
import type { Around } from '../engine/outbox.ts'
import { openIssue, redraw, type Drawing } from '../engine/incident-issue.ts'
import { withIssue } from '../engine/issue-opened.ts'
import { stateOf, withHandTicks, withHappenings } from '../engine/ticking.ts'
import { mayBeGone, readIssue } from '../github/issues.ts'
import { itself } from '../incident/events.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { isOpenedBy } from '../incident/service.ts'
import type { Channel, Delivery } from '../outbox/channel.ts'
import { sameRun } from '../records/claims.ts'
import { payloadOf } from './payload.ts'

const payload = v.looseObject({ incident: v.string() })

/** The issue of an incident: opened where there is none, drawn from the state as it is then. */
export const incidentIssue: Channel<Around> = {
  describe: () => 'the incident’s issue',
  async deliver({ engine, drawing }, entry) {
    const { incident } = payloadOf(payload, entry)
    // Another incident may be open by now.
    if (drawing === undefined || drawing.file.value.incident?.id !== incident) {
      return { status: 'known' }
    }
    const { issue } = drawing.state() ?? {}
    if (issue === undefined) return opened(drawing, incident, same)
    const isOwn = entry.run !== undefined && sameRun(entry.run, engine.run)
    try {
      return isOwn ? await drawn(drawing) : await drawnForAnother(drawing, issue.number, entry.id)
    } catch (error) {
      if (!mayBeGone(error) || (await readIssue(engine.github, issue.number))) throw error
      return afterLoss(drawing, issue.number, entry.id, incident)
    }
  },
}

type Change = (record: ServiceRecord) => ServiceRecord

const same: Change = (record) => record

async function opened(drawing: Drawing, incident: string, before: Change): Promise<Delivery> {
  const { engine, settings, file } = drawing
  const state = drawing.state()
  if (state === undefined) return { status: 'known' }
  const issue = await openIssue(drawing, state, incident)
  const claim = file.value.claims.find(({ key }) => isOpenedBy(file.value.incident, key))
  const itsOwn = { key: incident, actor: { login: itself, kind: 'itself' as const } }
  const invocation = claim?.invocation ?? itsOwn
  const change: Change = (record) =>
    record.incident?.id === incident
      ? withIssue({ engine, settings, invocation }, before(record), issue)
      : record
  return { status: 'delivered', change }
}

async function drawn(drawing: Drawing): Promise<Delivery> {
  const state = drawing.state()
  if (state) await redraw(drawing, state, drawing.relabel ?? true)
  return { status: 'delivered' }
}

/** What another run left is drawn with the boxes that people have ticked meanwhile. */
async function drawnForAnother(drawing: Drawing, number: number, id: string): Promise<Delivery> {
  const { engine, settings, file } = drawing
  const { playbook } = settings
  const text = await readIssue(engine.github, number)
  const issue = text && { ...text, number }
  const cause = { key: id, actor: itself, now: engine.clock.now() }
  const ticked: Change = (record) => withHandTicks(record, playbook, cause, issue)
  const now = stateOf(ticked(file.value), playbook)
  if (now) await redraw({ ...drawing, issue }, now, true)
  return { status: 'delivered', change: ticked }
}

/** An incident that goes on gets another issue; one that is over needs none. */
async function afterLoss(
  drawing: Drawing,
  issue: number,
  id: string,
  incident: string,
): Promise<Delivery> {
  const { engine, settings } = drawing
  const cause = { key: id, actor: itself, now: engine.clock.now() }
  const change: Change = (record) =>
    withHappenings(record, settings.playbook, cause, [{ type: 'issue-lost', issue }])
  const { issue: _, ...state } = drawing.state() ?? {}
  if (!('status' in state) || state.status === 'closed') {
    return { status: 'dropped', why: `#${issue} is gone.`, change }
  }
  return opened({ ...drawing, state: () => state, isNew: false }, incident, change)
}
