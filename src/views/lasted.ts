import type { IncidentLine } from '../incident/line.ts'
import { timesOf } from '../incident/metrics.ts'
import { short } from './time.ts'

/**
 * How long an outage lasted, in words: its downtime if probes said how the service was, else the time
 * until it was resolved. Nothing while it is open.
 */
export function lastedOf(line: IncidentLine): string | undefined {
  const { resolve } = timesOf(line)
  if (resolve === undefined) return undefined
  if (line.downtime === 0) return 'never down'
  return short(line.downtime ?? resolve)
}
