import { drawAnswer, type Reply } from './reply.ts'

/**
 * A job summary may be 1 MiB a step, in bytes, and is dropped as a whole where it is longer. One
 * character takes three bytes at most in UTF-16.
 */
const mostCharacters = 340_000

const words: Readonly<Record<Reply['status'], string>> = {
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  refused: 'refused',
}

/** The same answers for the page of the workflow run, one part a command, with room for each. */
export function drawSummaries(replies: readonly Reply[]): string {
  const room = Math.floor(mostCharacters / Math.max(1, replies.length))
  return replies.map((reply) => drawSummary(reply, room)).join('\n')
}

function drawSummary(reply: Reply, room: number): string {
  const head = `### Outage Playbook: ${words[reply.status]}`
  return `${head}\n\n${drawAnswer(reply, room - head.length - 10)}\n`
}
