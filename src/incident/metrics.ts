import type { ActionItems } from './action-line.ts'
import type { IncidentLine } from './line.ts'
import { newestFirst } from './line.ts'
import { recurringOf } from './recurrence.ts'
import { spreadOf, type Spread } from './statistics.ts'

/** The four clocks, all from the incident's start. */
export const clocks = ['detect', 'acknowledge', 'mitigate', 'resolve'] as const

export type ClockName = (typeof clocks)[number]

/** What a severity aims at, in milliseconds. */
export type Target = { readonly acknowledge: number; readonly resolve: number }

/** What figures are made of, besides the incidents. */
export type MetricsContext = {
  readonly now: Date
  readonly targets: Readonly<Record<string, Target>>
  /** Action items of post-mortems, as they stand. */
  readonly actionItems: ActionItems
}

/** How often a target was met. */
export type Kept = { readonly met: number; readonly missed: number }

/** Figures of some incidents. */
export type Figures = {
  readonly incidents: number
  readonly times: Partial<Record<ClockName, Spread>>
  readonly targets: { readonly acknowledge: Kept; readonly resolve: Kept }
}

export type Metrics = {
  readonly at: string
  /** Start of the first and the last incident that counts; absent where there is none. */
  readonly from?: string
  readonly to?: string
  /** Incidents that are not resolved; they count in no duration that has not ended. */
  readonly open: number
  /** Left out of everything else. */
  readonly drills: number
  readonly all: Figures
  /** The worst first. */
  readonly severities: readonly (Figures & { readonly severity: string })[]
  /** The oldest first; months without incidents are there too. */
  readonly months: readonly (Figures & { readonly month: string })[]
  readonly cells: readonly (Figures & { readonly month: string; readonly severity: string })[]
  /** Incidents that came back within a day of their resolution. */
  readonly recurrence: { readonly recurred: number; readonly of: number }
  /** From the start until the service was well again, where a deployment failed. */
  readonly failedDeployments: { readonly incidents: number; readonly recovery?: Spread }
  readonly actionItems: MetricsContext['actionItems']
}

/** An incident with its durations, in milliseconds: they are worked out once, and asked for often. */
type Timed = { readonly line: IncidentLine; readonly times: Partial<Record<ClockName, number>> }

/** All figures of these incidents. Their order does not matter, and drills do not count. */
export function metricsOf(all: readonly IncidentLine[], context: MetricsContext): Metrics {
  const once = newestFirst(all)
  const lines = once.filter(({ drill }) => drill !== true)
  const { targets, now, actionItems } = context
  const timed = lines.map((line): Timed => ({ line, times: timesOf(line) }))
  const figures = (some: readonly Timed[]): Figures => figuresOf(some, targets, now)
  const [from, to] = [lines.at(-1)?.startedAt, lines[0]?.startedAt]
  const bySeverity = ({ line }: Timed): string => line.severity
  const severities = [...groups(timed, bySeverity)].toSorted(byName)
  const byMonth = groups(timed, ({ line }) => monthOf(line))
  const months = monthsBetween(from, to)
  const failed = timed.filter(({ line }) => line.trigger === 'deployment')
  const recovery = spreadOf(failed.flatMap(recoveryOf))
  return {
    at: now.toISOString(),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    open: lines.filter(({ resolvedAt }) => resolvedAt === undefined).length,
    drills: once.length - lines.length,
    all: figures(timed),
    severities: severities.map(([severity, some]) => ({ severity, ...figures(some) })),
    months: months.map((month) => ({ month, ...figures(byMonth.get(month) ?? []) })),
    cells: months.flatMap((month) =>
      [...groups(byMonth.get(month) ?? [], bySeverity)]
        .toSorted(byName)
        .map(([severity, some]) => ({ month, severity, ...figures(some) })),
    ),
    recurrence: { recurred: recurringOf(lines).length, of: lines.length },
    failedDeployments: { incidents: failed.length, ...(recovery ? { recovery } : {}) },
    actionItems,
  }
}

function figuresOf(some: readonly Timed[], targets: MetricsContext['targets'], now: Date): Figures {
  const spreads = clocks.map(
    (clock) => [clock, spreadOf(some.flatMap(({ times }) => times[clock] ?? []))] as const,
  )
  return {
    incidents: some.length,
    times: Object.fromEntries(spreads.filter(([, spread]) => spread !== undefined)),
    targets: {
      acknowledge: keptOf(some, 'acknowledge', targets, now),
      resolve: keptOf(some, 'resolve', targets, now),
    },
  }
}

const ends = {
  detect: 'detectedAt',
  acknowledge: 'acknowledgedAt',
  mitigate: 'mitigatedAt',
  resolve: 'resolvedAt',
} as const satisfies Record<ClockName, keyof IncidentLine>

/** Milliseconds from the start to each moment; none for what has not happened. */
export function timesOf(line: IncidentLine): Timed['times'] {
  const start = Date.parse(line.startedAt)
  const known = clocks.flatMap((clock) => {
    const end = line[ends[clock]]
    if (end === undefined) return []
    // Between a resolution and the opening again nothing was to be resolved.
    const quiet = clock === 'resolve' ? (line.quiet ?? 0) : 0
    return [[clock, Math.max(0, Date.parse(end) - start - quiet)] as const]
  })
  return Object.fromEntries(known)
}

/** A service that nobody saw recover was well again when its incident was resolved, at the latest. */
function recoveryOf({ times: { mitigate, resolve } }: Timed): number[] {
  const time = mitigate ?? resolve
  return time === undefined ? [] : [time]
}

/**
 * What has not happened is missed once its time is over; before that, and where the incident was
 * resolved before anybody had to acknowledge it, it is neither met nor missed.
 */
function keptOf(
  some: readonly Timed[],
  clock: keyof Target,
  targets: MetricsContext['targets'],
  now: Date,
): Kept {
  const verdicts = some.flatMap(({ line, times }) => {
    const target = targets[line.severity]?.[clock]
    if (target === undefined) return []
    const time = times[clock]
    if (time !== undefined) return [time <= target]
    const over = times.resolve ?? now.getTime() - Date.parse(line.startedAt)
    return over > target ? [false] : []
  })
  const met = verdicts.filter(Boolean).length
  return { met, missed: verdicts.length - met }
}

/** `2026-03`, in UTC. */
const monthOf = ({ startedAt }: IncidentLine): string => startedAt.slice(0, 7)

function monthsBetween(from: string | undefined, to: string | undefined): string[] {
  if (from === undefined || to === undefined) return []
  const months: string[] = []
  const [year = 0, month = 0] = from.split('-').map(Number)
  for (let index = month - 1; ; index++) {
    const name = new Date(Date.UTC(year, index)).toISOString().slice(0, 7)
    if (name > to.slice(0, 7)) return months
    months.push(name)
  }
}

function groups<T>(values: readonly T[], by: (value: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const value of values) {
    const name = by(value)
    const group = found.get(name)
    if (group === undefined) found.set(name, [value])
    else group.push(value)
  }
  return found
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
