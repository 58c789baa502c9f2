import { OutageError, type ErrorCode } from '../errors.ts'

/** A request that did not succeed. */
export class ApiError extends OutageError {
  /** Of the answer; 0 where there was none. */
  readonly status: number
  readonly body: unknown
  /** True where it may have been done all the same: who creates something looks first. */
  readonly mayBeDone: boolean
  /** Milliseconds that the hosting asked us to wait. */
  readonly after: number | undefined

  constructor(code: ErrorCode, message: string, told: ErrorFacts) {
    super(code, message, told)
    this.status = told.status
    this.body = told.body
    this.after = told.after
    this.mayBeDone = told.status === 0 ? !isUnsent(told.cause) : told.status >= 500
  }
}

type ErrorFacts = {
  readonly status: number
  readonly body?: unknown
  readonly after?: number | undefined
  readonly remedy?: string
  readonly cause?: unknown
}

/** True where a request cannot have arrived. */
function isUnsent(error: unknown): boolean {
  return /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(Object(error)['code'] ?? ''))
}
