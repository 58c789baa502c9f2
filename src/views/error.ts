import { isRefusal, type OutageError } from '../errors.ts'
import { code, fence, paragraph, truncate } from './markdown.ts'
import type { Reply } from './reply.ts'

/** What the reply is about: the invocation, and what is known besides the error. */
export type ErrorAbout = Pick<Reply, 'key' | 'line'> & Partial<Omit<Reply, 'headline'>>

/** A refusal or a failure as a reply: what happened, what to do, and what was done until then. */
export function errorReply(error: OutageError, about: ErrorAbout): Reply {
  const isBegun = about.steps?.some(({ status }) => status === 'done') ?? false
  const message = paragraph(truncate(error.message, 1_000))
  return {
    status: isRefusal(error.code) ? 'refused' : 'failed',
    ...about,
    headline: `**${isBegun ? 'Not finished' : 'Not done'}: ${message}**`,
    details: [
      paragraph(truncate(error.remedy, 1_000)),
      ...(error.line === undefined ? [] : [fence(error.line, 'text')]),
      ...(about.details ?? []),
      `<sub>reason: ${code(error.code)}</sub>`,
    ],
  }
}
