import type { Evidence } from '../ports.ts'
import { replyMarker } from './markers.ts'

/** What a command answers; drawn once, then edited in place as its steps progress. */
export type Reply = {
  /** Natural key of the invocation; a marker in the comment, so that it is found again. */
  readonly key: string
  /** The command as typed, to quote. Empty where nobody typed it. */
  readonly line: string
  readonly status: 'running' | 'succeeded' | 'failed' | 'refused'
  /** One sentence in Markdown: what will happen, and at the end what happened. */
  readonly headline: string
  readonly steps?: readonly ReplyStep[]
  /** Paragraphs, lists or tables in Markdown, below the steps. */
  readonly details?: readonly string[]
  /** Command lines to paste next, and why. */
  readonly next?: readonly { readonly command: string; readonly why: string }[]
  readonly operation?: string
  /** Address of the log. */
  readonly log?: string
}

export type ReplyStep = {
  readonly title: string
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'skipped'
  readonly milliseconds?: number
  readonly evidence?: Evidence
  /** What is going on right now: `1 of 2 good checks`. */
  readonly detail?: string
}

/** The comment that answers a command. Never longer than GitHub takes. */
export function drawReply(reply: Reply): string {
  return `${replyMarker(reply.key)}\n\n**${reply.headline}**`
}
