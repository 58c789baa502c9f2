import { explained, isPassing } from '../engine/answer.ts'
import type { Answer } from '../engine/definition.ts'
import type { OutageError } from '../errors.ts'
import { prose } from '../views/markdown.ts'
import type { Journal } from './journal.ts'

/**
 * The answer of an operation that an error stopped: `failed` makes it. Where it is GitHub that keeps
 * it from going on, nothing is ended: it stays taken on, and the next run goes on where it stopped.
 */
export function stoppedBy(
  error: unknown,
  journal: Journal,
  failed: (problem: OutageError) => Answer,
): Answer {
  journal.view.close()
  const problem = explained(error)
  const answer = failed(problem)
  return isPassing(problem) && journal.isBegun() ? interrupted(answer, problem) : answer
}

function interrupted({ change: _, ...answer }: Answer, error: OutageError): Answer {
  return {
    ...answer,
    unfinished: true,
    reply: {
      ...answer.reply,
      headline: `**Interrupted: ${prose(error.message)}**`,
      details: ['The next sweep goes on where it stopped, or:', ...(answer.reply.details ?? [])],
      next: [{ command: '/retry', why: 'To go on at once:' }],
    },
  }
}
