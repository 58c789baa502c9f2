import { compare } from './compare.ts'
import type { Trigger } from './events.ts'
import { fold } from './fold.ts'
import { downtimeOf, lengthOf } from './outages.ts'
import type { IncidentRecord } from './record.ts'

/** What history and figures need to know of an incident. Times are ISO 8601, UTC. */
export type IncidentLine = {
  /** Key of the invocation that opened it: unique for ever. */
  readonly id: string
  /** The incident's issue, if GitHub ever opened one. */
  readonly number?: number
  readonly url?: string
  readonly service: string
  readonly environment: string
  readonly title: string
  readonly severity: string
  readonly trigger: Trigger['kind']
  readonly drill?: true
  readonly startedAt: string
  readonly detectedAt: string
  readonly acknowledgedAt?: string
  readonly mitigatedAt?: string
  readonly resolvedAt?: string
  readonly cause?: string
  readonly resolution?: string
  /** Milliseconds in which the probes said that it was unhealthy; absent if they never said anything. */
  readonly downtime?: number
  /** Milliseconds between a resolution and the opening again, all together. */
  readonly quiet?: number
  /** How often the same failure came back after it had been resolved. */
  readonly recurrences?: number
}

/** Characters of a text that a line keeps; the incident itself has the whole. */
const longest = 200

/** The line of an incident. */
export function lineOf(incident: IncidentRecord): IncidentLine {
  const state = fold(incident, '')
  const { issue, firstAcknowledgedAt, mitigatedAt, resolved, recurrences } = state
  const downtime = resolved && downtimeOf(state, new Date(resolved.at))
  const quiet = lengthOf(state.quiet, '')
  const { cause, resolution } = resolved ?? {}
  return {
    id: incident.id,
    ...(issue === undefined ? {} : { number: issue.number, url: issue.url }),
    service: state.service,
    environment: state.environment,
    title: state.title.slice(0, longest),
    severity: state.severity,
    trigger: state.trigger.kind,
    ...(state.drill ? { drill: true } : {}),
    startedAt: state.startedAt,
    detectedAt: state.detectedAt,
    ...(firstAcknowledgedAt === undefined ? {} : { acknowledgedAt: firstAcknowledgedAt }),
    ...(mitigatedAt === undefined ? {} : { mitigatedAt }),
    ...(resolved ? { resolvedAt: resolved.at } : {}),
    ...(cause === undefined ? {} : { cause: cause.slice(0, longest) }),
    ...(resolution === undefined ? {} : { resolution: resolution.slice(0, longest) }),
    ...(downtime === undefined ? {} : { downtime }),
    ...(quiet > 0 ? { quiet } : {}),
    ...(recurrences > 0 ? { recurrences } : {}),
  }
}

/** The incident by the number of its issue, `#42`; a dash, where it has none. */
export function numberOf({ number }: Pick<IncidentLine, 'number'>): string {
  return number === undefined ? '–' : `#${number}`
}

/** Lines by their start, newest first, each incident once; later ones of the same take its place. */
export function newestFirst<T extends IncidentLine>(lines: readonly T[]): readonly T[] {
  const once = new Map(lines.map((line) => [line.id, line]))
  return [...once.values()].toSorted(
    (a, b) =>
      compare(b.startedAt, a.startedAt) || (b.number ?? 0) - (a.number ?? 0) || compare(a.id, b.id),
  )
}
