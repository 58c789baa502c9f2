import type { ErrorCode, OutageError } from '../errors.ts'
import { code, prose, truncate } from './markdown.ts'
import type { Reply } from './reply.ts'

/** Codes that mean that something went wrong on the way; all others mean that nothing was begun. */
const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'deploy-failed',
  'deploy-timeout',
  'still-unhealthy',
  'unhealthy',
  'cancelled',
  'branch-protected',
  'github-limited',
  'github-unavailable',
  'record-contended',
  'record-damaged',
  'timeout',
  'unexpected',
])

/** `refused` where nothing was begun, `failed` where something went wrong. */
export function statusOf(error: Pick<OutageError, 'code'>): 'failed' | 'refused' {
  return failures.has(error.code) ? 'failed' : 'refused'
}

/** What the reply is about: the invocation, and what is known besides the error. */
export type ErrorAbout = Pick<Reply, 'key' | 'line'> & Partial<Omit<Reply, 'headline'>>

/** A refusal or a failure as a reply: what happened, what to do, and what was done until then. */
export function errorReply(error: OutageError, about: ErrorAbout): Reply {
  const isBegun = about.steps?.some(({ status }) => status === 'done') ?? false
  const message = prose(truncate(error.message, 1_000))
  return {
    status: statusOf(error),
    ...about,
    headline: `**${isBegun ? 'Not finished' : 'Not done'}: ${message}**`,
    details: [
      prose(truncate(error.remedy, 1_000)),
      ...(about.details ?? []),
      `<sub>reason: ${code(error.code)}</sub>`,
    ],
  }
}
