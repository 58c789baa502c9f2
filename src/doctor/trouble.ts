import { explained } from '../engine/answer.ts'
import type { ErrorCode } from '../errors.ts'
import { bare } from '../views/log.ts'
import type { Finding } from './check.ts'

/** Trouble that says nothing of the set-up: with the network, a limit, or what this shell lacks. */
const passing: readonly ErrorCode[] = [
  'secret-missing',
  'github-limited',
  'github-unavailable',
  'hosting-limited',
  'hosting-unavailable',
]

/** What a check could not look at, or found broken when it looked. */
export function asFinding(error: unknown, about: string): Finding {
  const { code, message, remedy } = explained(error)
  const state = passing.includes(code) ? 'not checked' : 'fault'
  return { about, state, evidence: bare(message), remedy: bare(remedy) }
}
