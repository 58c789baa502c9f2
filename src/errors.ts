import { catalogue } from './error-catalogue.ts'

export type ErrorCode = keyof typeof catalogue

export type ErrorOptions = {
  /** What to do, where the catalogue's sentence can be made more exact. */
  readonly remedy?: string
  /** A command line that is part of what to do, exactly as it is to be typed. */
  readonly line?: string
  readonly cause?: unknown
}

/** An error a user meets: `code` from the catalogue, `message` says what happened this time. */
export class OutageError extends Error {
  readonly code: ErrorCode
  readonly remedy: string
  readonly line: string | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = 'OutageError'
    this.code = code
    this.remedy = options.remedy ?? catalogue[code].remedy
    this.line = options.line
  }
}

/** Any thrown value as an `OutageError`; what is not one already becomes `unexpected`. */
export function asOutageError(error: unknown): OutageError {
  if (error instanceof OutageError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new OutageError('unexpected', message, { cause: error })
}

/** Codes that mean: it was asked for wrongly, or may not be. All others mean: it did not work. */
const refusals = new Set<ErrorCode>([
  'command-unknown',
  'command-invalid',
  'command-too-long',
  'commands-too-many',
  'commands-too-often',
  'event-stale',
  'permission-denied',
  'service-unknown',
  'service-ambiguous',
  'environment-unknown',
  'incident-missing',
  'incident-open',
  'incident-closed',
  'post-mortem-missing',
  'step-unknown',
  'phase-unknown',
  'severity-unknown',
  'person-unknown',
  'time-invalid',
  'target-missing',
  'target-unknown',
  'target-running',
  'target-foreign',
  'branch-missing',
  'frozen',
  'operation-running',
  'operation-missing',
  'hosting-unable',
  'variables-missing',
  'snapshot-missing',
])

/** True for a text that is the code of an error. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(catalogue, text)
}

/** True where nothing was tried, because what was asked cannot be done or may not. */
export function isRefusal(code: ErrorCode): boolean {
  return refusals.has(code)
}
