import { typedBy } from '../causes/table.ts'
import { asOutageError, isRefusal, OutageError } from '../errors.ts'
import { explainGitHub } from '../github/explain.ts'
import type { Invocation } from '../incident/record.ts'
import { redact } from '../secrets.ts'
import { errorReply } from '../views/error.ts'
import type { Answer } from './definition.ts'

/** What of an answer is for programs. */
export type Result = Omit<Answer, 'reply' | 'change' | 'tell' | 'unfinished'> & {
  readonly incident?: { readonly number: number; readonly url: string }
  /** True if no record says that it was taken on, so that it has to be asked for again. */
  readonly unclaimed?: true
}

/**
 * Anything thrown, as an error that says what to do. What a store of variables says in its errors may
 * hold values: they are cut out before the text is drawn, which could make them hard to find.
 */
export function explained(error: unknown): OutageError {
  const known = asOutageError(explainGitHub(error))
  const message = redact(known.message, [])
  if (message === known.message) return known
  const { code, line, remedy, cause } = known
  return new OutageError(code, message, { remedy, cause, ...(line === undefined ? {} : { line }) })
}

/** True where GitHub may answer the next time what it does not answer now. */
export function isPassing({ code }: OutageError): boolean {
  return code === 'github-unavailable' || code === 'github-limited'
}

/** An error as an answer. */
export function answerTo(error: OutageError, invocation: Invocation): Answer {
  const refused = isRefusal(error.code)
  return {
    outcome: refused ? 'refused' : 'failed',
    reason: error.code,
    reply: errorReply(error, {
      key: invocation.key,
      line: typedBy(invocation),
      status: refused ? 'refused' : 'failed',
    }),
  }
}

/** What of an answer is for programs. */
export function resultOf(answer: Answer): Result {
  const { reply: _, change: __, tell: ___, unfinished: ____, ...result } = answer
  return result
}
