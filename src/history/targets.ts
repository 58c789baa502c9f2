import type { Settings } from '../engine/context.ts'
import type { ActionItems } from '../incident/action-line.ts'
import type { MetricsContext } from '../incident/metrics.ts'

/** What the playbook aims at, for the figures. */
export function contextOf(
  { playbook }: Pick<Settings, 'playbook'>,
  actionItems: ActionItems,
  now: Date,
): MetricsContext {
  const targets = playbook.severities.map(
    ({ id, acknowledge, resolve }) =>
      [id, { acknowledge: acknowledge.within, resolve: resolve.within }] as const,
  )
  return {
    now,
    targets: Object.fromEntries(targets),
    actionItems,
  }
}
