import type { Evidence } from '../ports.ts'
import { cut, mostCharacters } from './length.ts'
import { replyMarker, runningMarker } from './markers.ts'
import { code, fence, link, plain, prose, truncate, unmarked } from './markdown.ts'
import { short } from './time.ts'

export { replyMarker } from './markers.ts'

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

const signs: Readonly<Record<ReplyStep['status'], string>> = {
  waiting: '◻',
  running: '⏳',
  done: '✅',
  failed: '❌',
  skipped: '⏭',
}

const mostSteps = 100

/** The comment that answers a command. Never longer than GitHub takes, and it pings nobody. */
export function drawReply(reply: Reply): string {
  const text = `${replyMarker(reply.key)}\n\n${drawAnswer(reply, mostCharacters - 500)}`
  return reply.status === 'running' ? `${text}\n\n${runningMarker}` : text
}

/** True where an answer, as it stands in a comment, is not the last word. */
export function saysRunning(body: string): boolean {
  return body.trimEnd().endsWith(runningMarker)
}

/** The answer without its marker; the details give way where it is longer than `most`. */
export function drawAnswer(reply: Reply, most: number): string {
  const quote = reply.line === '' ? '' : `> ${plain(truncate(reply.line, 2_000))}`
  const top = join([quote, cut(headline(reply.headline), 2_000), steps(reply.steps ?? [])])
  const bottom = join([...(reply.next ?? []).slice(0, 10).map(next), footer(reply)])
  const room = most - top.length - bottom.length - 10
  const middle = cut((reply.details ?? []).map(unmarked).join('\n\n'), Math.max(0, room))
  return join([top, middle, bottom])
}

/** Bold, where the command has not made a part of it bold itself. */
function headline(markdown: string): string {
  const text = unmarked(markdown).trim()
  return text.includes('**') || text === '' ? text : `**${text}**`
}

function steps(list: readonly ReplyStep[]): string {
  const left = list.length - mostSteps
  const lines = list.slice(0, mostSteps).map(step)
  return [...lines, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n')
}

function step({ title, status, milliseconds, evidence, detail }: ReplyStep): string {
  const words = status === 'failed' ? ' failed' : status === 'skipped' ? ' skipped' : ''
  const parts = [
    `${prose(truncate(title, 200))}${words}${detail === undefined ? '' : `: ${prose(truncate(detail, 300))}`}`,
    evidence === undefined ? '' : link(truncate(evidence.text, 200), evidence.url),
    milliseconds === undefined ? '' : short(milliseconds),
  ]
  return `- ${signs[status]} ${parts.filter((part) => part !== '').join(' · ')}`
}

/** Why, and the line itself to copy. */
function next({ command, why }: { readonly command: string; readonly why: string }): string {
  const line = truncate(command.replaceAll(/[\r\n]+/g, ' '), 2_000)
  const reason = truncate(why, 500).replace(/[.:\s]+$/, '')
  return `${prose(reason)}:\n\n${fence(line, 'text')}`
}

function footer({ operation, log, status }: Reply): string {
  const parts = [
    operation === undefined ? '' : `operation ${plain(operation)}`,
    log === undefined ? '' : link('log', log),
    status === 'running' && operation !== undefined ? `stop with ${code('/cancel')}` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
