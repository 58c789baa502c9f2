import { OutageError, type ErrorCode } from '../errors.ts'
import { isUnsent } from './retry.ts'

/** A request to an API that did not succeed. */
export class ApiError extends OutageError {
  /** Of the answer; 0 where there was none. */
  readonly status: number
  readonly body: unknown
  /** True where it may have been performed all the same: who creates something looks first. */
  readonly mayBeDone: boolean
  /** Milliseconds that the server asked us to wait. */
  readonly after: number | undefined
  /** True where it takes no more requests for now. */
  readonly limited: boolean

  constructor(code: ErrorCode, message: string, facts: ErrorFacts) {
    super(code, message, facts)
    this.status = facts.status
    this.body = facts.body
    this.after = facts.after
    this.limited = facts.limited ?? false
    this.mayBeDone = facts.status === 0 ? !isUnsent(facts.cause) : facts.status >= 500
  }
}

type ErrorFacts = {
  readonly status: number
  readonly body?: unknown
  readonly after?: number | undefined
  readonly limited?: boolean
  readonly remedy?: string
  readonly cause?: unknown
}
