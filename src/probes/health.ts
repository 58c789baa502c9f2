import type { Health } from '../config/schema.ts'
import type { Probe, ProbeResult } from '../ports.ts'
import { httpProbe } from './http/probe.ts'
import type { ProbeOptions } from './options.ts'
import { kindOf, type ProbeConfig } from './table.ts'
import { type Judgement, judge } from './verdict.ts'

/** The timeout is the configuration's. */
export type HealthOptions = Omit<ProbeOptions, 'timeout'>

export type HealthReport = Judgement & { readonly results: readonly ProbeResult[] }

/** Whatever it answers, short of an error of its own, proves that our network works. */
const canaryExpects = { status: Array.from({ length: 300 }, (_, index) => index + 200) }

/** The probes that the configuration names, in its order. No two have the same name. */
export async function probesOf(health: Health, options: HealthOptions): Promise<readonly Probe[]> {
  const all = { ...options, timeout: health.timeout }
  const names = uniqueNames(health.probes)
  return Promise.all(
    health.probes.map(async (probe, index) => {
      const open = await kindOf(probe).open()
      return open(probe, all, names[index] ?? '')
    }),
  )
}

/** Asks all probes at once, and the canary only where something is down. Never throws. */
export async function checkHealth(
  health: Health,
  options: HealthOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<HealthReport> {
  const probes = await probesOf(health, options)
  const results = await Promise.all(probes.map((probe) => probe.check(signal)))
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

/** The short name; the long one if that is not enough, and a number if even that is not. */
function uniqueNames(probes: readonly ProbeConfig[]): readonly string[] {
  const named = (long: boolean) => probes.map((probe) => kindOf(probe).name(probe, long))
  const brief = named(false)
  const isTwice = (names: readonly string[], index: number) =>
    names.filter((name) => name === names[index]).length > 1
  const long = named(true).map((name, index) =>
    isTwice(brief, index) ? name : (brief[index] ?? ''),
  )
  return long.map((name, index) => (isTwice(long, index) ? `${name} (${index + 1})` : name))
}
