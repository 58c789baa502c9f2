import { moments, type Moment } from './events/parts.ts'
import { correctedOutages } from './outages.ts'
import type { IncidentState } from './state.ts'

/** The state with the moments in it that people have corrected. Events are left alone. */
export function withCorrections(state: IncidentState): IncidentState {
  const { corrections, acknowledged, resolved, mitigatedAt, declaredAt } = state
  const [started = declaredAt] = [state.startedAt, declaredAt].filter((at) => at !== '').toSorted()
  const mitigated = corrections.mitigated ?? mitigatedAt
  const isFirst = state.recoveredAt !== undefined && state.recoveredAt === mitigatedAt
  return {
    ...state,
    startedAt: corrections.started ?? started,
    detectedAt: corrections.detected ?? declaredAt,
    ...(acknowledged && corrections.acknowledged !== undefined
      ? { acknowledged: { ...acknowledged, at: corrections.acknowledged } }
      : {}),
    ...(mitigated === undefined ? {} : { mitigatedAt: mitigated }),
    ...(isFirst && mitigated !== undefined ? { recoveredAt: mitigated } : {}),
    ...(state.firstAcknowledgedAt !== undefined && corrections.acknowledged !== undefined
      ? { firstAcknowledgedAt: corrections.acknowledged }
      : {}),
    outages: correctedOutages({ ...state, startedAt: started }),
    ...(resolved && corrections.resolved !== undefined
      ? { resolved: { ...resolved, at: corrections.resolved } }
      : {}),
  }
}

/** When each moment of an incident was, as far as it has come. */
export function momentsOf(state: IncidentState): Partial<Record<Moment, string>> {
  const { startedAt, detectedAt, acknowledged, mitigatedAt, resolved } = state
  return {
    started: startedAt,
    detected: detectedAt,
    ...(acknowledged ? { acknowledged: acknowledged.at } : {}),
    ...(mitigatedAt === undefined ? {} : { mitigated: mitigatedAt }),
    ...(resolved ? { resolved: resolved.at } : {}),
  }
}

/** Two moments that a correction would put in the wrong order. */
export type Disorder = { readonly earlier: Moment; readonly later: Moment }

/**
 * What would be wrong if `moment` were at `to`: nothing comes before the start, no answer before it
 * was known, and no mitigation after the resolution.
 */
export function disorderOf(state: IncidentState, moment: Moment, to: string): Disorder | undefined {
  const known = { ...momentsOf(state), [moment]: to }
  const isWrong = (earlier: Moment, later: Moment): boolean =>
    (known[earlier] ?? '') > (known[later] ?? '9')
  const pairs: Disorder[] = [
    ...moments.slice(1).map((later): Disorder => ({ earlier: 'started', later })),
    { earlier: 'detected', later: 'acknowledged' },
    { earlier: 'detected', later: 'resolved' },
    { earlier: 'mitigated', later: 'resolved' },
  ]
  return pairs.find(
    ({ earlier, later }) => [earlier, later].includes(moment) && isWrong(earlier, later),
  )
}

/** Corrections without that of a moment: what it said before the moment came again says nothing. */
export function withoutCorrection(
  corrections: IncidentState['corrections'],
  moment: Moment,
): IncidentState['corrections'] {
  const { [moment]: _, ...rest } = corrections
  return rest
}
