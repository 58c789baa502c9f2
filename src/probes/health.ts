import type { Health, ProbeConfig } from '../config/schema.ts'
import type { Probe, ProbeResult } from '../ports.ts'
import { commandProbe } from './command.ts'
import { httpProbe, nameOf } from './http.ts'
import { databaseName, mongodbProbe } from './mongodb.ts'
import type { ProbeOptions } from './options.ts'
import { type Judgement, judge } from './verdict.ts'

/** The timeout is the configuration's. */
export type HealthOptions = Omit<ProbeOptions, 'timeout'>

export type HealthReport = Judgement & { readonly results: readonly ProbeResult[] }

/** Whatever it answers, short of an error of its own, proves that our network works. */
const canaryExpects = { status: Array.from({ length: 300 }, (_, index) => index + 200) }

/** The probes that the configuration names, in its order. No two have the same name. */
export function probesOf(health: Health, options: HealthOptions): readonly Probe[] {
  const all = { ...options, timeout: health.timeout }
  const names = uniqueNames(health.probes)
  return health.probes.map((probe, index) => {
    if ('http' in probe) return httpProbe(probe, all, names[index])
    if ('mongodb' in probe) return mongodbProbe(probe, all, names[index])
    return commandProbe(probe, all)
  })
}

/** Asks all probes at once, and the canary only where something is down. Never throws. */
export async function checkHealth(
  health: Health,
  options: HealthOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<HealthReport> {
  const results = await Promise.all(probesOf(health, options).map((probe) => probe.check(signal)))
  const isDown = results.some(({ verdict }) => verdict === 'down')
  const canary = isDown ? await askCanary(health, options, signal) : undefined
  return { ...judge(results, canary), results }
}

/** Any answer from the canary proves our own network; only a failing one does not. */
async function askCanary(
  { canary, timeout }: Health,
  options: HealthOptions,
  signal: AbortSignal,
): Promise<ProbeResult | undefined> {
  if (canary === undefined) return undefined
  const config = {
    http: canary,
    method: 'GET' as const,
    headers: {},
    redirects: 0,
    'allow-private': false,
    expect: canaryExpects,
  }
  const name = `canary ${new URL(canary).host}`
  return httpProbe(config, { ...options, timeout }, name).check(signal)
}

/** Method and path; the host too where that is not enough, and a number where even that is not. */
function uniqueNames(probes: readonly ProbeConfig[]): readonly string[] {
  const brief = probes.map((probe) => briefName(probe))
  const isTwice = (names: readonly string[], index: number) =>
    names.filter((name) => name === names[index]).length > 1
  const long = probes.map((probe, index) =>
    'http' in probe ? nameOf(probe, isTwice(brief, index)) : briefName(probe),
  )
  return long.map((name, index) => (isTwice(long, index) ? `${name} (${index + 1})` : name))
}

function briefName(probe: ProbeConfig): string {
  if ('http' in probe) return nameOf(probe)
  return 'mongodb' in probe ? databaseName(probe) : probe.command
}
