import type { Health } from '../config/schema.ts'
import type { Probe, ProbeResult } from '../ports.ts'
import { commandProbe } from './command.ts'
import { httpProbe } from './http.ts'
import type { ProbeOptions } from './options.ts'
import { type Judgement, judge } from './verdict.ts'

/** The timeout is the configuration's. */
export type HealthOptions = Omit<ProbeOptions, 'timeout'>

export type HealthReport = Judgement & { readonly results: readonly ProbeResult[] }

/** The probes that the configuration names, in its order. */
export function probesOf(health: Health, options: HealthOptions): readonly Probe[] {
  const all = { ...options, timeout: health.timeout }
  return health.probes.map((probe) =>
    'http' in probe ? httpProbe(probe, all) : commandProbe(probe, all),
  )
}

/** Asks all probes at once, and the canary only where something is down. Never throws. */
export async function checkHealth(
  health: Health,
  options: HealthOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<HealthReport> {
  const results = await Promise.all(probesOf(health, options).map((probe) => probe.check(signal)))
  return { ...judge(results), results }
}
