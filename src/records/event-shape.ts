import * as v from 'valibot'
import { moments, type EventBody, type EventType } from '../incident/events.ts'

const text = v.string()

/** ISO 8601 in UTC, of a year that has four digits: they are compared as texts. */
export const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'a time was expected'),
  v.check((at) => !Number.isNaN(Date.parse(at)), 'a time was expected'),
)

const evidence = v.looseObject({ text, url: v.exactOptional(text) })

const trigger = v.looseObject({
  kind: v.picklist(['person', 'deployment', 'health', 'alert', 'report']),
  summary: text,
  url: v.exactOptional(text),
  sha: v.exactOptional(text),
})

const verdict = v.picklist(['up', 'degraded', 'down', 'unknown'])

const probeResult = v.looseObject({
  probe: text,
  verdict,
  detail: text,
  milliseconds: v.number(),
  at: time,
})

const operation = { operation: text, step: text, title: text }

type Shape<T extends EventType> = v.GenericSchema<unknown, Extract<EventBody, { readonly type: T }>>

/** What an event of each type holds besides its base: leaving one out does not compile. */
const bodies: { readonly [T in EventType]: Shape<T> } = {
  declared: v.looseObject({
    type: v.literal('declared'),
    title: text,
    severity: text,
    trigger,
    impact: v.exactOptional(text),
    drill: v.exactOptional(v.boolean()),
  }),
  'issue-opened': v.looseObject({
    type: v.literal('issue-opened'),
    issue: v.number(),
    link: text,
  }),
  linked: v.looseObject({ type: v.literal('linked'), issue: v.number(), link: text }),
  acknowledged: v.looseObject({ type: v.literal('acknowledged') }),
  'role-assigned': v.looseObject({
    type: v.literal('role-assigned'),
    role: v.picklist(['commander', 'comms', 'scribe']),
    person: text,
  }),
  'severity-changed': v.looseObject({ type: v.literal('severity-changed'), severity: text }),
  'phase-changed': v.looseObject({ type: v.literal('phase-changed'), phase: text }),
  checked: v.looseObject({
    type: v.literal('checked'),
    step: text,
    evidence: v.exactOptional(evidence),
  }),
  unchecked: v.looseObject({ type: v.literal('unchecked'), step: text }),
  'drill-marked': v.looseObject({ type: v.literal('drill-marked') }),
  noted: v.looseObject({
    type: v.literal('noted'),
    text,
    happenedAt: v.exactOptional(time),
  }),
  corrected: v.looseObject({
    type: v.literal('corrected'),
    moment: v.picklist(moments),
    to: time,
  }),
  'deployment-failed': v.looseObject({
    type: v.literal('deployment-failed'),
    sha: v.exactOptional(text),
    summary: text,
    link: v.exactOptional(text),
  }),
  probed: v.looseObject({
    type: v.literal('probed'),
    verdict,
    results: v.array(probeResult),
  }),
  'variables-differed': v.looseObject({
    type: v.literal('variables-differed'),
    text,
    earliest: time,
    latest: time,
  }),
  frozen: v.looseObject({ type: v.literal('frozen'), reason: text }),
  unfrozen: v.looseObject({ type: v.literal('unfrozen') }),
  acted: v.looseObject({ type: v.literal('acted'), text, link: v.exactOptional(text) }),
  'operation-started': v.looseObject({
    type: v.literal('operation-started'),
    operation: text,
    command: text,
    title: text,
  }),
  'step-started': v.looseObject({ type: v.literal('step-started'), ...operation }),
  'step-finished': v.looseObject({
    type: v.literal('step-finished'),
    ...operation,
    ok: v.boolean(),
    milliseconds: v.number(),
    evidence: v.exactOptional(evidence),
    result: v.exactOptional(v.unknown()),
  }),
  'cancel-requested': v.looseObject({ type: v.literal('cancel-requested'), operation: text }),
  'operation-finished': v.looseObject({
    type: v.literal('operation-finished'),
    operation: text,
    outcome: v.picklist(['succeeded', 'failed', 'cancelled']),
    summary: text,
    reason: v.exactOptional(text),
    running: v.exactOptional(text),
  }),
  reopened: v.looseObject({
    type: v.literal('reopened'),
    reason: text,
    recurrence: v.boolean(),
  }),
  closed: v.looseObject({ type: v.literal('closed'), watched: v.exactOptional(v.boolean()) }),
  reminded: v.looseObject({ type: v.literal('reminded'), text }),
  'updated-public': v.looseObject({
    type: v.literal('updated-public'),
    template: v.picklist(['outage', 'update', 'resolved']),
    text,
    message: v.exactOptional(text),
  }),
  resolved: v.looseObject({
    type: v.literal('resolved'),
    cause: v.exactOptional(text),
    resolution: v.exactOptional(text),
  }),
}

const base = v.looseObject({
  id: text,
  at: time,
  actor: text,
  type: text,
  url: v.exactOptional(text),
})

/**
 * An event of an incident. One of a type that we do not know was written by a newer version: it is
 * kept as it is, and means nothing to us.
 */
export const event = v.pipe(v.lazy(bodyOf), base)

function bodyOf(input: unknown): v.GenericSchema {
  const type: unknown =
    typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined
  const known = Object.entries(bodies).find(([name]) => name === type)
  return known?.[1] ?? v.unknown()
}
