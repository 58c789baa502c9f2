import { drawAnswer, type Reply } from './reply.ts'

/** A job summary may be 1 MiB a step; half of it leaves room for other commands of the same run. */
const mostCharacters = 250_000

const words: Readonly<Record<Reply['status'], string>> = {
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  refused: 'refused',
}

/** The same answer for the page of the workflow run, one part a command. */
export function drawSummary(reply: Reply): string {
  return `### Outage Playbook: ${words[reply.status]}\n\n${drawAnswer(reply, mostCharacters)}\n`
}
