import { causePlace } from '../causes/table.ts'
import type { PlaceName } from '../causes/kind.ts'
import { dispatch, type Surroundings } from '../engine/dispatch.ts'
import type { Invocation } from '../incident/record.ts'
import { readIncidentMarker } from '../views/markers.ts'
import type { Todo } from './task.ts'

/** An invocation to be carried out; `place` is what it is about, if only the task knows. */
export function todoOf(invocation: Invocation, around: Surroundings = {}, place?: PlaceName): Todo {
  return {
    key: invocation.key,
    lane: laneOf(invocation, around, place),
    async run(engine) {
      const { outcome, unclaimed } = await dispatch(engine, invocation, around)
      return {
        caught: outcome === 'ignored' ? [] : [{ invocation, outcome }],
        left: unclaimed === true,
      }
    },
  }
}

/**
 * What has to be done one after the other: all of a place, else all of an issue. An issue's marker is
 * good enough for that: what is in another lane waits for a claim all the same.
 */
function laneOf(
  invocation: Invocation,
  { place, issue }: Surroundings,
  known: PlaceName | undefined,
): string {
  const about = known ?? causePlace(invocation) ?? place ?? readIncidentMarker(issue?.body ?? '')
  if (about !== undefined) return placeLane(about)
  const number = issue?.number ?? invocation.issue?.number
  return number === undefined ? invocation.key : `issue ${number}`
}

/** The lane of a service in an environment. */
export function placeLane({ service, environment }: PlaceName): string {
  return `${service}/${environment}`
}
