import * as fc from 'fast-check'
import type { IncidentLine } from '../../src/incident/line.ts'

export const minutes = (count: number): number => count * 60_000

/** A line of an incident that began at `at`; the rest in minutes after that. */
export function line(
  about: {
    readonly number?: number
    readonly at?: string
    readonly service?: string
    readonly severity?: string
    readonly trigger?: IncidentLine['trigger']
    readonly detected?: number
    readonly acknowledged?: number
    readonly mitigated?: number
    readonly resolved?: number
    readonly recurrences?: number
    readonly drill?: true
    readonly cause?: string
    readonly resolution?: string
  } = {},
): IncidentLine {
  const {
    number = 1,
    at = '2026-05-01T10:00:00.000Z',
    recurrences,
    drill,
    cause,
    resolution,
  } = about
  const after = (count: number): string => new Date(Date.parse(at) + minutes(count)).toISOString()
  const { acknowledged, mitigated, resolved } = about
  return {
    id: `comment:${number}:1`,
    number,
    url: `https://github.com/acme/chat/issues/${number}`,
    service: about.service ?? 'chat',
    environment: 'production',
    title: 'Chat is down',
    severity: about.severity ?? 'P1',
    trigger: about.trigger ?? 'person',
    ...(drill === undefined ? {} : { drill }),
    startedAt: after(0),
    detectedAt: after(about.detected ?? 0),
    ...(acknowledged === undefined ? {} : { acknowledgedAt: after(acknowledged) }),
    ...(mitigated === undefined ? {} : { mitigatedAt: after(mitigated) }),
    ...(resolved === undefined ? {} : { resolvedAt: after(resolved) }),
    ...(cause === undefined ? {} : { cause }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(recurrences === undefined ? {} : { recurrences }),
  }
}

const some = fc.option(fc.nat(5_000), { nil: undefined })

/** Any incidents, each with its own number, over two years. */
export const lines: fc.Arbitrary<readonly IncidentLine[]> = fc
  .array(
    fc.record({
      day: fc.nat(700),
      service: fc.constantFrom('chat', 'shop'),
      severity: fc.constantFrom('P1', 'P2', 'P9'),
      trigger: fc.constantFrom('person', 'deployment', 'health'),
      detected: fc.nat(60),
      acknowledged: some,
      mitigated: some,
      resolved: some,
      recurrences: fc.option(fc.nat(2), { nil: undefined }),
      drill: fc.option(fc.constant(true), { nil: undefined }),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ day, ...about }, index) => {
      const known = Object.entries(about).filter(([, value]) => value !== undefined)
      const at = new Date(Date.UTC(2025, 0, 1 + day)).toISOString()
      return line({ ...Object.fromEntries(known), number: index + 1, at })
    }),
  )
