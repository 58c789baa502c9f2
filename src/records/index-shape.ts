import * as v from 'valibot'
import type { IncidentIndex } from '../incident/record.ts'
import { time } from '../incident/events/parts.ts'
import type { RecordShape } from './file.ts'
import { checkRecord } from './shapes.ts'

const text = v.string()

const line = v.looseObject({
  id: text,
  number: v.exactOptional(v.number()),
  url: v.exactOptional(text),
  service: text,
  environment: text,
  title: text,
  severity: text,
  trigger: v.picklist(['person', 'deployment', 'health', 'alert', 'report']),
  drill: v.exactOptional(v.literal(true)),
  startedAt: time,
  detectedAt: time,
  acknowledgedAt: v.exactOptional(time),
  mitigatedAt: v.exactOptional(time),
  resolvedAt: v.exactOptional(time),
  cause: v.exactOptional(text),
  resolution: v.exactOptional(text),
  downtime: v.exactOptional(v.number()),
  quiet: v.exactOptional(v.number()),
  recurrences: v.exactOptional(v.number()),
  version: text,
})

const actions = v.looseObject({ key: text, open: v.array(text), version: text })

const index = v.looseObject({
  schema: v.literal(1),
  lines: v.array(line),
  actions: v.exactOptional(v.array(actions)),
})

/** A line an incident that is closed, the oldest first, and one a post-mortem. */
export const indexShape: RecordShape<IncidentIndex> = {
  key: 'index',
  empty: { schema: 1, lines: [] },
  read(value) {
    checkRecord(index, value, 'index')
    // As it was read: the check puts keys in another order, which would show as a change.
    return value as IncidentIndex
  },
}
