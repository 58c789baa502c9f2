import type { OutageError } from '../errors.ts'
import type { Reply } from './reply.ts'

/** A refusal or a failure as a reply: what happened, and what to do. */
export function errorReply(
  error: OutageError,
  about: Pick<Reply, 'key' | 'line'> & Partial<Reply>,
): Reply {
  return { status: 'failed', details: [error.remedy], ...about, headline: error.message }
}
