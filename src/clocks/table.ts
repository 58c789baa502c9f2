import { acknowledge } from './acknowledge.ts'
import type { IncidentClock } from './clock.ts'
import { recurrence } from './recurrence.ts'
import { resolve } from './resolve.ts'
import { watchOver } from './watch-over.ts'

/** Every clock of an incident, by the name that its cause carries. */
export const clocks: Readonly<Record<string, IncidentClock>> = {
  acknowledge,
  resolve,
  'watch-over': watchOver,
  recurrence,
}
