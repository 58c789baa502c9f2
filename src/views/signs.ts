import type { Verdict } from '../ports.ts'

/** A sign for the eye; the word always stands beside it. */
export const signs: Readonly<Record<Verdict, string>> = {
  up: '🟢',
  degraded: '🟡',
  down: '🔴',
  unknown: '⚪',
}
