import { asOutageError, isRefusal, type OutageError } from '../errors.ts'
import { explainGitHub } from '../github/explain.ts'
import type { Invocation } from '../incident/record.ts'
import { errorReply } from '../views/error.ts'
import type { Answer } from './definition.ts'

/** What of an answer is for programs. */
export type Result = Omit<Answer, 'reply' | 'change' | 'unfinished'> & {
  readonly incident?: { readonly number: number; readonly url: string }
}

/** Anything thrown, as an error that says what to do. */
export function explained(error: unknown): OutageError {
  return asOutageError(explainGitHub(error))
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
      line: invocation.line,
      status: refused ? 'refused' : 'failed',
    }),
  }
}

/** What of an answer is for programs. */
export function resultOf(answer: Answer): Result {
  const { reply: _, change: __, unfinished: ___, ...result } = answer
  return result
}
