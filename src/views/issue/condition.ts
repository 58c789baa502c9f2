import type { IncidentState } from '../../incident/state.ts'

/** How the service stands, in the one word that everything else in the issue follows. */
export type Condition =
  'down' | 'degraded' | 'unknown' | 'unchecked' | 'up' | 'recovered' | 'resolved'

/** Kinds of GitHub's alerts. */
export type Alert = 'CAUTION' | 'WARNING' | 'NOTE' | 'TIP'

/** `up`: the probes never saw it fail; `recovered`: they did, and do not any more. */
export function conditionOf(state: IncidentState): Condition {
  if (state.status !== 'open') return 'resolved'
  if (state.health === undefined) return 'unchecked'
  if (state.health.verdict !== 'up') return state.health.verdict
  return state.recoveredAt === undefined ? 'up' : 'recovered'
}

/** Completes `chatbot-fluxa production …`. */
export const phrases: Readonly<Record<Condition, string>> = {
  down: 'is down',
  degraded: 'is degraded',
  unknown: 'cannot be checked',
  unchecked: 'has an incident',
  up: 'answers, incident open',
  recovered: 'recovered, watching',
  resolved: 'resolved',
}

export const alerts: Readonly<Record<Condition, Alert>> = {
  down: 'CAUTION',
  degraded: 'WARNING',
  unknown: 'WARNING',
  unchecked: 'WARNING',
  up: 'NOTE',
  recovered: 'NOTE',
  resolved: 'TIP',
}

/** When the trouble ended, if it has. */
export function endOf(state: IncidentState): string | undefined {
  const condition = conditionOf(state)
  if (condition === 'recovered') return state.recoveredAt
  if (condition === 'resolved') return state.recoveredAt ?? state.resolved?.at
  return undefined
}

/** True where a person gave the title, so that it says more than the condition does. */
export function isNamed(state: IncidentState): boolean {
  return state.trigger.kind !== 'health' && state.title.trim() !== ''
}
