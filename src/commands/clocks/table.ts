import type { ClockCause } from '../../causes/clock.ts'
import type { ClockAct } from './clock.ts'
import { acknowledgeOverdue, resolveOverdue } from './overdue.ts'
import { recurrence, watchOver } from './watching.ts'

/** What happens when each clock has run out. */
export const clocks: Readonly<Record<ClockCause['clock'], ClockAct>> = {
  acknowledge: acknowledgeOverdue,
  resolve: resolveOverdue,
  recurrence,
  'watch-over': watchOver,
}
