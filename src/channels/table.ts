import type { Around } from '../engine/outbox.ts'
import type { Channels } from '../outbox/channel.ts'
import { incidentIssue } from './incident-issue.ts'
import { postMortem } from './post-mortem.ts'
import { reply } from './reply.ts'

/** Every way in which something is told. A new channel is its own file, and a line here. */
export const channels: Channels<Around> = {
  reply,
  'incident-issue': incidentIssue,
  'post-mortem': postMortem,
}
