import type { ProbeResult, Verdict } from '../ports.ts'

/** What all probes say together, and why. */
export type Judgement = { readonly verdict: Verdict; readonly reasons: readonly string[] }

/**
 * Down outranks degraded; a probe that could not look says nothing about the service. Where the
 * canary, an address that is always up, does not answer either, our own network is at fault.
 * `reasons` are plain text, the worst first.
 */
export function judge(results: readonly ProbeResult[], canary?: ProbeResult): Judgement {
  const down = results.filter(({ verdict }) => verdict === 'down')
  const degraded = results.filter(({ verdict }) => verdict === 'degraded')
  const unknown = results.filter(({ verdict }) => verdict === 'unknown')
  const reasons = [...down, ...degraded, ...unknown].map(reason)

  if (down.length > 0 && canary !== undefined && canary.verdict !== 'up') {
    const ours = `our own network is at fault: ${reason(canary)}`
    return { verdict: 'unknown', reasons: [ours, ...reasons] }
  }
  if (down.length > 0) return { verdict: 'down', reasons }
  if (degraded.length > 0) return { verdict: 'degraded', reasons }
  if (unknown.length === results.length) {
    return { verdict: 'unknown', reasons: reasons.length > 0 ? reasons : ['there was no probe'] }
  }
  return { verdict: 'up', reasons }
}

function reason(result: ProbeResult): string {
  return `${result.probe}: ${result.detail}`
}
