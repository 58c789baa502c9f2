import { acknowledged } from './events/acknowledged.ts'
import { acted } from './events/acted.ts'
import { cancelRequested } from './events/cancel-requested.ts'
import { checked } from './events/checked.ts'
import { closed } from './events/closed.ts'
import { corrected } from './events/corrected.ts'
import { declared } from './events/declared.ts'
import { deploymentFailed } from './events/deployment-failed.ts'
import { drillMarked } from './events/drill-marked.ts'
import { frozen } from './events/frozen.ts'
import { issueLost } from './events/issue-lost.ts'
import { issueOpened } from './events/issue-opened.ts'
import type { Body, EventBase, EventKind, Meaning } from './events/kind.ts'
import { linked } from './events/linked.ts'
import { noted } from './events/noted.ts'
import { operationFinished } from './events/operation-finished.ts'
import { operationStarted } from './events/operation-started.ts'
import { phaseChanged } from './events/phase-changed.ts'
import { probed } from './events/probed.ts'
import { reminded } from './events/reminded.ts'
import { reopened } from './events/reopened.ts'
import { resolved } from './events/resolved.ts'
import { roleAssigned } from './events/role-assigned.ts'
import { severityChanged } from './events/severity-changed.ts'
import { stepFinished } from './events/step-finished.ts'
import { stepStarted } from './events/step-started.ts'
import { unchecked } from './events/unchecked.ts'
import { unfrozen } from './events/unfrozen.ts'
import { updatedPublic } from './events/updated-public.ts'
import { variablesDiffered } from './events/variables-differed.ts'

export { itself, type EventBase } from './events/kind.ts'
export {
  moments,
  type Moment,
  type OperationOutcome,
  type Role,
  type Trigger,
} from './events/parts.ts'

/** Every kind of event there is. */
export const eventKinds = [
  acknowledged,
  acted,
  cancelRequested,
  checked,
  closed,
  corrected,
  declared,
  deploymentFailed,
  drillMarked,
  frozen,
  issueLost,
  issueOpened,
  linked,
  noted,
  operationFinished,
  operationStarted,
  phaseChanged,
  probed,
  reminded,
  reopened,
  resolved,
  roleAssigned,
  severityChanged,
  stepFinished,
  stepStarted,
  unchecked,
  unfrozen,
  updatedPublic,
  variablesDiffered,
] as const

/**
 * The truth about an incident is a list of these, only ever added to. Ids are derived from what
 * caused the event (`comment:123:1:acknowledged`), so that the same cause never counts twice.
 */
export type IncidentEvent = EventBase & EventBody

/** What happened, before it is written down. */
export type EventBody = BodyOf<(typeof eventKinds)[number]>

export type EventType = EventBody['type']

type BodyOf<Kind> = Kind extends EventKind<infer Type, infer Fields> ? Body<Type, Fields> : never

const byType = new Map<string, Meaning<EventBody>>(eventKinds.map((kind) => [kind.type, kind]))

/** What an event means; nothing for one of a type that a newer version wrote. */
export function meaningOf({ type }: { readonly type: string }): Meaning<EventBody> | undefined {
  return byType.get(type)
}
