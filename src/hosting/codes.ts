import type { ApiCodes } from '../http/api.ts'

/** The codes of errors of a hosting's API. */
export const hostingCodes: ApiCodes = {
  denied: 'hosting-denied',
  limited: 'hosting-limited',
  refused: 'hosting-refused',
  unavailable: 'hosting-unavailable',
}
