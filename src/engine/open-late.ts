import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'
import { isOpenedBy } from '../incident/service.ts'
import { learned, leftOf } from '../outbox/deliver.ts'
import { link } from '../views/markdown.ts'
import type { ServiceContext } from './context.ts'
import { issueEntry, tell } from './outbox.ts'
import { stateOf } from './ticking.ts'

/** What came of an incident that had no issue when its command had ended. */
export type OpenedLate = {
  /** What the record learns. */
  readonly change: (record: ServiceRecord) => ServiceRecord
  /** The issue, where it still waits to be opened. */
  readonly left: readonly OutboxEntry[]
  /** True where it shows the incident as it is. */
  readonly isDrawn: boolean
  /** Paragraphs for the reply. */
  readonly news: readonly string[]
}

const waits =
  '⚠️ The incident has no issue yet: GitHub would not open one. It is in the record, and the next sweep tries again.'

/**
 * Opens the issue of an incident that has none yet, as GitHub would not open it when it began: tried once
 * more before anything is told that could name it. Where it still cannot be opened, it waits in the outbox.
 */
export async function openLate(
  context: ServiceContext,
  ended: { readonly record: ServiceRecord; readonly isResumed: boolean },
): Promise<OpenedLate> {
  const { engine, settings, invocation } = context
  const { record, isResumed } = ended
  const { incident } = record
  const state = stateOf(record, settings.playbook)
  if (incident === undefined || state === undefined || state.issue) {
    return { change: (known) => known, left: [], isDrawn: false, news: [] }
  }
  const isNew = isOpenedBy(incident, invocation.key) && !isResumed
  const drawing = { ...context, state: () => state, isNew }
  const around = { engine, posters: new Map(), comments: new Map(), drawing }
  const told = await tell(around, [issueEntry(engine, incident.id)])
  const left = leftOf(told)
  const { issue } = stateOf(learned(told, record), settings.playbook) ?? {}
  const found = issue ? [`Incident: ${link(`#${issue.number}`, issue.url)}`] : []
  return {
    change: (known) => learned(told, known),
    left,
    isDrawn: true,
    news: left.length > 0 ? [waits] : found,
  }
}
