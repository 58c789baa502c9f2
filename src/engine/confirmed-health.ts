import type { Place } from '../config/select.ts'
import { confirm, type ConfirmOptions } from '../probes/confirm.ts'
import type { HealthReport } from '../probes/health.ts'
import type { Engine } from './context.ts'

/** The health of a service, asked for as often as its configuration wants before it is believed. */
export function confirmedHealth(
  { engine, place }: { readonly engine: Engine; readonly place: Place },
  how: Partial<Pick<ConfirmOptions, 'signal' | 'deadline' | 'onResult'>> = {},
): Promise<HealthReport> {
  return confirm({
    check: (signal) => engine.checkHealth(place, signal),
    clock: engine.clock,
    confirm: place.settings.health.confirm,
    signal: engine.signal,
    ...how,
  })
}
