import type { ProbeResult } from '../../ports.ts'
import { beganBy } from '../beginning.ts'
import { withOutage, withoutOutage } from '../outages.ts'
import type { IncidentState } from '../state.ts'
import { eventKind } from './kind.ts'
import { probeResults, verdict } from './parts.ts'

/** The probes of the service were run. */
export const probed = eventKind({
  type: 'probed',
  fields: { verdict, results: probeResults },
  apply(state, event) {
    const health = { verdict: event.verdict, at: event.at, results: event.results }
    if (event.verdict === 'unknown') return { ...state, health }
    const { recoveredAt, unhealthySince, ...rest } = state
    if (event.verdict !== 'up') {
      const signs = event.results.filter(isSign).map(({ at }) => at)
      const outages = withOutage(state.outages, signs.toSorted()[0] ?? event.at)
      const known = { ...rest, health, outages, unhealthySince: unhealthySince ?? event.at }
      return beganBy(known, signs)
    }
    const well = { ...rest, health, outages: withoutOutage(state.outages, event.at) }
    if (recoveredAt !== undefined) return { ...well, recoveredAt }
    // A service that was never seen to fail has not recovered, unless something was done for it.
    const recovers = unhealthySince !== undefined || state.operations.length > 0
    if (!recovers) return well
    return { ...well, recoveredAt: event.at, mitigatedAt: state.mitigatedAt ?? event.at }
  },
  words(event) {
    const bad = event.results.filter((result) => result.verdict !== 'up')
    const findings = bad.map(({ probe, detail }) => `${probe} ${detail}`).join('; ')
    return `health: ${event.verdict}${findings === '' ? '' : `, ${findings}`}`
  },
  apart: ({ results }) => results[0]?.at ?? '',
  facts: {
    known: [
      'probed',
      'probed:up',
      'probed:degraded',
      'probed:down',
      'probed:unknown',
      // It is healthy, and was unhealthy before or something was done for it since.
      'recovered',
    ],
    of: (event, before) => [
      'probed',
      `probed:${event.verdict}`,
      ...(event.verdict === 'up' && before && isTrouble(before) ? ['recovered'] : []),
    ],
  },
  evidence: ({ results }) => ({
    text: results.map((one) => `${one.probe} ${one.verdict}, ${one.detail}`).join('; '),
  }),
})

const isSign = (result: Pick<ProbeResult, 'verdict'>): boolean =>
  result.verdict === 'down' || result.verdict === 'degraded'

/** True if the service was unhealthy, or an operation has succeeded since that was last checked. */
function isTrouble({ health, operations }: IncidentState): boolean {
  if (health !== undefined && isSign(health)) return true
  const last = operations.findLast(({ outcome }) => outcome === 'succeeded')
  if (last?.finishedAt === undefined) return false
  return health?.verdict !== 'unknown' || last.finishedAt > health.at
}
