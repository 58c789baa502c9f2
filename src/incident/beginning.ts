import type { IncidentState } from './state.ts'

/** The state with signs of trouble: it began with the first, which may be older than its declaration. */
export function beganBy(state: IncidentState, signs: readonly string[]): IncidentState {
  const [first] = [state.startedAt, ...signs].filter((at) => at !== '').toSorted()
  return first === undefined ? state : { ...state, startedAt: first }
}
