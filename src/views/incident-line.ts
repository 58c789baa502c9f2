import type { IncidentState } from '../incident/state.ts'
import { conditionOf, endOf, phrases } from './issue/condition.ts'
import { clean, truncate } from './markdown.ts'
import { between, moment, short } from './time.ts'

/** An incident in one line of plain text, for terminals and logs. */
export function drawIncidentLine(state: IncidentState, now: Date): string {
  const end = endOf(state)
  const lasted = short(between(state.startedAt, end ?? now))
  const parts = [
    `${state.severity} ${state.service} ${state.environment} ${phrases[conditionOf(state)]}`,
    end === undefined ? `since ${moment(state.startedAt, now)} (${lasted})` : `it lasted ${lasted}`,
    state.roles.commander ?? (state.acknowledged?.by || 'nobody has acknowledged'),
    `phase ${state.phase}`,
    doing(state),
    state.issue?.url ?? '',
  ]
  return clean(parts.filter((part) => part !== '').join(' · '))
}

function doing({ operations }: IncidentState): string {
  const running = operations.findLast(({ finishedAt }) => finishedAt === undefined)
  return running === undefined ? '' : truncate(running.title, 80)
}
