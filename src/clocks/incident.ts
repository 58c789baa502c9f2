import type { ClockCause } from '../causes/clock.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { Watched } from './clock.ts'
import { momentsBy } from './moments.ts'
import { clocks } from './table.ts'

/** A clock that has run out, or was set off; `key` tells this time from others in the incident. */
export type Due = { readonly clock: string; readonly key: string; readonly because?: string }

/** The clocks of an incident that have run out by `now`, oldest first. */
export function dueClocks(state: IncidentState, playbook: Playbook, now: Date): readonly Due[] {
  const runs = Object.entries(clocks).flatMap(([clock, { runs: runsOf }]) => {
    const run = runsOf(state, playbook)
    return run === undefined ? [] : [{ ...run, clock }]
  })
  return momentsBy(runs, now).map(({ clock, key }) => ({ clock, key: `${clock}:${key}` }))
}

/** The clocks that something seen in an incident has set off. */
export async function noticedClocks(watched: Watched): Promise<readonly Due[]> {
  const seen = await Promise.all(
    Object.entries(clocks).map(async ([clock, { notices }]) => {
      const noticed = await notices?.(watched)
      const key = `${clock}:${noticed?.key ?? ''}`
      return noticed === undefined ? [] : [{ clock, key, because: noticed.because }]
    }),
  )
  return seen.flat()
}

/** What happens when a clock has run out; nothing if what it waited for has happened meanwhile. */
export async function runClock(context: ServiceContext, cause: ClockCause): Promise<Answer> {
  const clock = clocks[cause.clock]
  const state = context.state()
  const isRunning =
    clock?.notices !== undefined ||
    (state !== undefined && clock?.runs(state, context.settings.playbook) !== undefined)
  if (clock !== undefined && isRunning) return clock.act(context, cause)
  await context.commit((record) => record, 'A clock that was overtaken')
  return { outcome: 'ignored', reply: { status: 'succeeded', headline: 'It was overtaken.' } }
}
